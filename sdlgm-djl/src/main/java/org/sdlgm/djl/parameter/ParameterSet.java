package org.sdlgm.djl.parameter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.sdlgm.djl.tensor.FloatMemory;
import org.sdlgm.djl.tensor.Rows;

/** All parameters of a model, in the order in which they were made. */
public final class ParameterSet {
  private final NDManager manager;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Recording recording;

  /** Whose numbers this set's are; empty unless it is a replica. */
  private final Map<String, Parameter> originals;

  /** Whether gradients are recorded now, and by what. */
  private static final class Recording {
    private Optional<GradientCollector> collector = Optional.empty();
    private boolean tracked;
  }

  /**
   * @param manager that owns the parameters' memory
   */
  public ParameterSet(NDManager manager) {
    this(manager, new Recording(), Map.of());
  }

  private ParameterSet(NDManager manager, Recording recording, Map<String, Parameter> originals) {
    this.manager = manager;
    this.recording = recording;
    this.originals = originals;
  }

  /**
   * An empty set that adopts this one's parameters: the same numbers in the same memory, with
   * gradients of its own, so that another thread may record at the same time.
   */
  public ParameterSet replica() {
    return new ParameterSet(manager, new Recording(), parameters);
  }

  /**
   * Adds a parameter that has the numbers of the original's of that name.
   *
   * @param name unique in the set
   * @return empty if there is no such original: if this set is no replica
   */
  public Optional<Parameter> adopt(String name) {
    Optional<Parameter> adopted =
        Optional.ofNullable(originals.get(name))
            .map(original -> new Parameter(this, name, original.kind(), original.data()));
    adopted.ifPresent(parameter -> parameters.put(name, parameter));
    return adopted;
  }

  /**
   * A set that begins with this one's parameters and records together with it; what is added to it
   * is not added here: parameters of a training that are none of its model.
   */
  public ParameterSet extended() {
    ParameterSet extended = new ParameterSet(manager, recording, originals);
    extended.parameters.putAll(parameters);
    return extended;
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

  /** Those that an optimiser moves, in order. */
  public List<Parameter> trainable() {
    return parameters.values().stream().filter(Parameter::isTrainable).toList();
  }

  /** How many trainable numbers there are. */
  public long size() {
    return trainable().stream().mapToLong(p -> p.shape().size()).sum();
  }

  /** Whether {@link Parameter#array} carries a gradient now. */
  public boolean isRecording() {
    return recording.tracked;
  }

  /**
   * Computes with gradients, which are those of this recording alone.
   *
   * @param collector is open until the computation ends
   * @param computation reads parameters through {@link Parameter#array}
   * @param <R> its result
   */
  public <R> R recorded(GradientCollector collector, Supplier<R> computation) {
    Optional<GradientCollector> before = recording.collector;
    recording.collector = Optional.of(collector);
    parameters.values().forEach(Parameter::track);
    try {
      return tracked(true, computation);
    } finally {
      recording.collector = before;
    }
  }

  /**
   * Computes without gradients, with the parameters as they are, whether or not gradients are being
   * recorded.
   *
   * @param computation reads parameters through {@link Parameter#array}
   * @param <R> its result
   */
  public <R> R unrecorded(Supplier<R> computation) {
    return tracked(false, computation);
  }

  private <R> R tracked(boolean tracked, Supplier<R> computation) {
    boolean before = recording.tracked;
    recording.tracked = tracked;
    try {
      return computation.get();
    } finally {
      recording.tracked = before;
    }
  }

  /**
   * A function's value and slope at a point, both constants to what is being recorded.
   *
   * @param value f(z), (B,)
   * @param slope each row's gradient f'(z), (B, K)
   */
  public record Linearization(NDArray value, NDArray slope) {}

  /**
   * Differentiates a function by its input alone, with the parameters as they are; whether or not
   * gradients are being recorded.
   *
   * @param function from (B, K) to (B,), row by row
   * @param at (B, K)
   */
  public Linearization linearized(UnaryOperator<NDArray> function, NDArray at) {
    if (recording.collector.isPresent()) {
      return linearized(recording.collector.get(), function, at);
    }
    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
      return linearized(collector, function, at);
    }
  }

  private Linearization linearized(
      GradientCollector collector, UnaryOperator<NDArray> function, NDArray at) {
    NDArray leaf = at.stopGradient().duplicate();
    leaf.setRequiresGradient(true);
    NDArray value = tracked(false, () -> function.apply(leaf));
    collector.backward(value.sum());
    return new Linearization(value.stopGradient(), leaf.getGradient());
  }
}
