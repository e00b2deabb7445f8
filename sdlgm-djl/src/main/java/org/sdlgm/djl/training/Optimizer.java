package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.storage.Tensor;
import org.sdlgm.djl.tensor.SharedMemory;

/** Moves the parameters against their gradients. */
interface Optimizer extends AutoCloseable {
  /** Ends a training whose gradient is not finite; its parameters may be lost by then. */
  @FunctionalInterface
  interface GradientCheck {
    /** Throws if the norm is not finite. */
    void verify(double norm);
  }

  /**
   * One step.
   *
   * @param gradients parts of a gradient, whose sum is followed; each has an array of every
   *     trainable parameter, in order
   * @param learningRate of this step
   * @param step from 1
   * @param check is asked once
   * @return the Euclidean norm of the whole gradient, before clipping
   */
  double update(List<List<NDArray>> gradients, double learningRate, int step, GradientCheck check);

  /** What it remembers between steps, by name. */
  Map<String, Tensor> state();

  /**
   * The shapes of {@link #state}, which takes no copy of it: two moments of each parameter.
   *
   * @param parameters that it moves
   */
  static Map<String, Shape> stateShapes(ParameterSet parameters) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (Parameter parameter : parameters.trainable()) {
      shapes.put(Adam.FIRST + parameter.name(), parameter.shape());
      shapes.put(Adam.SECOND + parameter.name(), parameter.shape());
    }
    return shapes;
  }

  /**
   * Remembers what another remembered.
   *
   * @param state as {@link #state} gave it, for the same parameters
   */
  void restore(Map<String, Tensor> state);

  /** Frees what it remembers. */
  @Override
  void close();

  /**
   * Adam, in the fastest form that the engine and device allow.
   *
   * @param config its numbers
   * @param parameters that it moves
   * @param manager of the model's memory, beside which its own is
   */
  static Optimizer of(OptimizerConfig config, ParameterSet parameters, NDManager manager) {
    return SharedMemory.isPossible(manager)
        ? new SharedMemoryAdam(config, parameters)
        : new Adam(config, parameters, manager);
  }
}
