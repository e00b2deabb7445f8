package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import org.sdlgm.djl.sampling.StraightThrough;
import org.sdlgm.djl.tensor.Constants;

/** Lets the first L0 features of a row through, and no more: the same cut for p(z) and q(z|x). */
public final class FeatureBudget {
  private final int width;
  private final int maxFeatures;

  /**
   * @param width K
   * @param maxFeatures L0; K or more for no bound
   */
  public FeatureBudget(int width, int maxFeatures) {
    this.width = width;
    this.maxFeatures = maxFeatures;
  }

  /** K. */
  public int width() {
    return width;
  }

  /** L0. */
  public int maxFeatures() {
    return maxFeatures;
  }

  /** Whether it can cut anything. */
  public boolean binds() {
    return maxFeatures < width;
  }

  /**
   * What is left of bits when the budget is spent on the first of them.
   *
   * @param bits (B, K), in [0, 1]
   */
  public NDArray spend(NDArray bits) {
    return binds() ? bits.mul(open(bits)) : bits;
  }

  /**
   * Per-feature terms, (B, K), summed as long as a feature's turn comes before the budget is spent.
   *
   * @param terms (B, K)
   * @param latents what the budget is spent on, (B, K)
   */
  public NDArray sum(NDArray terms, NDArray latents) {
    NDArray counted = binds() ? terms.mul(open(latents)) : terms;
    return counted.sum(new int[] {1});
  }

  /** 1 where fewer than L0 of the features before are in use, else 0; no gradient. */
  private NDArray open(NDArray latents) {
    NDArray constant = latents.stopGradient();
    NDArray before = constant.cumSum(1).sub(constant);
    // Half a feature of slack: a straight-through 1 is one only up to rounding.
    return StraightThrough.step(Constants.shifted(before.neg(), maxFeatures - 0.5));
  }
}
