package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import java.util.stream.IntStream;
import org.sdlgm.djl.sampling.StraightThrough;
import org.sdlgm.djl.tensor.Constants;

/**
 * p = sparsemax(z), the point of the simplex that is nearest to z (Martins and Astudillo 2016,
 * arXiv 1602.02068, eq. 2 and algorithm 1): p = max(z - τ(z), 0), with τ such that it sums to 1.
 *
 * <p>The support S(z) = {j : z_j > τ(z)} is constant almost everywhere, so that it enters the graph
 * as a constant; then autograd's derivative of p is the Jacobian diag(s) - s sᵀ / |S| (eq. 9), and
 * that of the loss is p - q (eq. 26).
 */
final class Sparsemax implements LabelShares.Transformation {
  private static final int[] CLASSES = {1};

  /** Of the scores less their largest, beside which 1 is lost where they are large. */
  @Override
  public NDArray shares(NDArray scores) {
    NDArray shifted = scores.sub(largest(scores));
    return Activation.relu(shifted.sub(threshold(shifted, support(shifted))));
  }

  /** -qᵀz + ½ Σ_{j in S} (z_j² - τ²) + ½ ||q||² (eq. 27), which does not change with z + c. */
  @Override
  public NDArray loss(NDArray scores, NDArray target) {
    NDArray shifted = scores.sub(largest(scores));
    NDArray support = support(shifted);
    NDArray threshold = threshold(shifted, support);
    NDArray squares = shifted.mul(shifted).sub(threshold.mul(threshold)).mul(support);
    NDArray halves = Constants.scaled(squares.add(target.mul(target)), 0.5);
    return halves.sub(target.mul(shifted)).sum(CLASSES);
  }

  /** τ = (Σ_{j in S} z_j - 1) / |S|, (B, 1). */
  private static NDArray threshold(NDArray scores, NDArray support) {
    NDArray sum = Constants.shifted(scores.mul(support).sum(CLASSES, true), -1);
    return sum.div(support.sum(CLASSES, true));
  }

  /**
   * 1 in S and 0 elsewhere, (B, C), without a gradient: the scores in descending order are in it as
   * long as 1 + k z_(k) > Σ_{j <= k} z_(j).
   */
  private static NDArray support(NDArray scores) {
    NDManager manager = scores.getManager();
    NDArray constant = scores.stopGradient();
    NDArray shifted = constant.sub(largest(constant));
    NDArray sorted = shifted.neg().sort(1).neg();
    int width = Math.toIntExact(sorted.getShape().get(1));
    NDArray ranks =
        Constants.vector(manager, IntStream.rangeClosed(1, width).asDoubleStream().toArray());
    NDArray surplus = Constants.shifted(sorted.mul(ranks).sub(sorted.cumSum(1)), 1);
    NDArray threshold = threshold(sorted, StraightThrough.step(surplus));
    return StraightThrough.step(shifted.sub(threshold));
  }

  private static NDArray largest(NDArray scores) {
    return scores.stopGradient().max(CLASSES, true);
  }
}
