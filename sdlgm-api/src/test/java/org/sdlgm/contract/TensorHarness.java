package org.sdlgm.contract;

import java.util.function.UnaryOperator;

/**
 * A backend's tensors, as far as a contract needs them. One is opened for each test.
 *
 * @param <T> the backend's tensor type
 */
public interface TensorHarness<T> extends AutoCloseable {
  /**
   * A tensor that lives until the harness is closed.
   *
   * @param values row by row
   * @param shape dimensions
   */
  T tensor(double[] values, int... shape);

  /**
   * A tensor's values, row by row.
   *
   * @param tensor of any shape
   */
  double[] values(T tensor);

  /**
   * A tensor's dimensions.
   *
   * @param tensor of any shape
   */
  int[] shape(T tensor);

  /**
   * Products element by element, with a gradient with respect to the first.
   *
   * @param tensor of any shape
   * @param factors as many as it has elements
   */
  T weighted(T tensor, double[] factors);

  /**
   * The gradient of the sum of a function's output; zeros where the output does not depend on the
   * input.
   *
   * @param function is called once, recorded for gradients
   * @param at where
   * @return as many values as {@code at} has
   */
  double[] gradient(UnaryOperator<T> function, T at);

  /**
   * Positions the noise that the components draw from: after the same position come the same draws.
   *
   * @param seed of a run
   * @param step within it
   */
  void reseed(long seed, long step);

  /** How many tensors of this harness, and of what was computed from them, hold memory. */
  long liveTensors();

  /** Frees every tensor of this harness; then {@link #liveTensors} is 0. */
  @Override
  void close();
}
