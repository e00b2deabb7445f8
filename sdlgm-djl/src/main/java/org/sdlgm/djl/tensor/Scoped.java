package org.sdlgm.djl.tensor;

import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/**
 * Computations whose arrays are freed when they end, whatever manager the arrays are attached to.
 *
 * <p>An operation attaches its result to the manager of its first operand, which may be a parameter
 * that lives as long as the model; a scope frees it all the same.
 */
public final class Scoped {
  private Scoped() {}

  /**
   * Computes, then frees every array that was made on this thread meanwhile.
   *
   * @param computation gives plain values, not arrays
   * @param <R> its result
   */
  public static <R> R compute(Supplier<R> computation) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return computation.get();
    }
  }
}
