package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.function.UnaryOperator;
import org.sdlgm.djl.tensor.Constants;

/**
 * log p(x|z) - λ ||z||, for an estimator: with it, every estimator steers the number of features.
 */
final class PricedLikelihood implements UnaryOperator<NDArray> {
  private final double price;
  private final long batch;
  private final UnaryOperator<NDArray> logLikelihood;
  private NDArray counts;

  /**
   * @param price λ, in nats
   * @param batch B, how many observations there are
   * @param logLikelihood log p(x|z), (S · B,)
   */
  PricedLikelihood(double price, long batch, UnaryOperator<NDArray> logLikelihood) {
    this.price = price;
    this.batch = batch;
    this.logLikelihood = logLikelihood;
  }

  @Override
  public NDArray apply(NDArray latents) {
    NDArray used = inUse(latents);
    NDArray log = logLikelihood.apply(latents);
    NDArray constant = used.stopGradient();
    counts = constant.reshape(constant.size() / batch, batch).mean(new int[] {0});
    return log.sub(Constants.scaled(used, price));
  }

  /** How many features are in use, repeats not counted: Σ_k min(z_k, 1), with a gradient by z. */
  private static NDArray inUse(NDArray latents) {
    NDArray repeats = Activation.relu(Constants.shifted(latents, -1));
    return latents.sub(repeats).sum(new int[] {1});
  }

  /** How many features the last latents of each observation used, on average, (B,). */
  NDArray count() {
    return counts;
  }

  /** λ times that, (B,). */
  NDArray paid() {
    return Constants.scaled(counts, price);
  }
}
