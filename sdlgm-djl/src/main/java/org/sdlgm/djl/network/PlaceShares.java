package org.sdlgm.djl.network;

import ai.djl.ndarray.NDArray;

/** Makes one distribution of the distributions at several places. */
public final class PlaceShares {
  private static final int PLACES = 1;

  private PlaceShares() {}

  /**
   * log Σ_p exp(log_p): the outcomes' expected numbers over the places, in log space.
   *
   * @param logProbabilities (B, P, M), such as each place's distribution
   * @return (B, M)
   */
  public static NDArray logTotal(NDArray logProbabilities) {
    // The largest is a constant to the gradient, which is the same whatever is taken out.
    NDArray largest = logProbabilities.max(new int[] {PLACES}, true).stopGradient();
    return logProbabilities
        .sub(largest)
        .exp()
        .sum(new int[] {PLACES})
        .log()
        .add(largest.squeeze(PLACES));
  }
}
