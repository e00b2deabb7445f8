package org.sdlgm.djl.parameter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.sdlgm.djl.tensor.FloatMemory;
import org.sdlgm.djl.tensor.Rows;

/** All parameters of a model, in the order in which they were made. */
public final class ParameterSet {
  private final NDManager manager;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private boolean recording;

  /**
   * @param manager that owns the parameters' memory
   */
  public ParameterSet(NDManager manager) {
    this.manager = manager;
  }

  /**
   * Adds a parameter.
   *
   * @param name unique in the set
   * @param kind what it is
   * @param shape its shape
   * @param initial its values in row-major order
   * @throws IllegalArgumentException if the name is taken or the values do not fill the shape
   */
  public Parameter add(String name, Parameter.Kind kind, Shape shape, float[] initial) {
    if (initial.length != shape.size()) {
      throw new IllegalArgumentException(initial.length + " values for the shape " + shape);
    }
    if (parameters.containsKey(name)) {
      throw new IllegalArgumentException("two parameters named " + name);
    }
    ByteBuffer memory = FloatMemory.allocate(initial.length);
    memory.asFloatBuffer().put(initial);
    NDArray array = Rows.owned(manager, memory, shape);
    NDScope.unregister(array);
    Parameter parameter = new Parameter(this, name, kind, array);
    parameters.put(name, parameter);
    return parameter;
  }

  /** All parameters, in order. */
  public Collection<Parameter> all() {
    return Collections.unmodifiableCollection(parameters.values());
  }

  /** How many trainable numbers there are. */
  public long size() {
    return parameters.values().stream().mapToLong(p -> p.shape().size()).sum();
  }

  /** Whether {@link Parameter#array} carries a gradient now. */
  public boolean isRecording() {
    return recording;
  }

  /**
   * Computes with gradients, which are those of this recording alone.
   *
   * @param computation reads parameters through {@link Parameter#array}
   * @param <R> its result
   */
  public <R> R recorded(Supplier<R> computation) {
    boolean before = recording;
    recording = true;
    if (!before) {
      parameters.values().forEach(Parameter::track);
    }
    try {
      return computation.get();
    } finally {
      recording = before;
    }
  }
}
