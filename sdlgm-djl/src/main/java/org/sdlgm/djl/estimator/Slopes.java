package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;

/** Derivatives of the sigmoid and the softmax, given their values. */
final class Slopes {
  private Slopes() {}

  /** p (1 - p), of any shape. */
  static NDArray ofSigmoid(NDArray probabilities) {
    return probabilities.sub(probabilities.mul(probabilities));
  }

  /**
   * π_m (dφ_m - Σ_l π_l dφ_l), (..., M): how softmax(φ) changes where it is π.
   *
   * @param probabilities π, (..., M)
   * @param change dφ, (..., M)
   */
  static NDArray softmaxChange(NDArray probabilities, NDArray change) {
    int classes = change.getShape().dimension() - 1;
    NDArray mean = probabilities.mul(change).sum(new int[] {classes}, true);
    return probabilities.mul(change.sub(mean));
  }
}
