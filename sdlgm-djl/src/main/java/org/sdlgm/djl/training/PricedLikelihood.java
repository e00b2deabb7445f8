package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.function.UnaryOperator;
import org.sdlgm.djl.tensor.Constants;

/**
 * log p(x|z) less what the features in use cost, for an estimator: with it, every estimator steers
 * the number of features.
 */
final class PricedLikelihood implements UnaryOperator<NDArray> {
  private final NDArray prices;
  private final long batch;
  private final UnaryOperator<NDArray> logLikelihood;
  private NDArray inUse;

  /**
   * @param prices of the features, (K,), in nats
   * @param batch B, how many observations there are
   * @param logLikelihood log p(x|z), (S · B,)
   */
  PricedLikelihood(NDArray prices, long batch, UnaryOperator<NDArray> logLikelihood) {
    this.prices = prices;
    this.batch = batch;
    this.logLikelihood = logLikelihood;
  }

  @Override
  public NDArray apply(NDArray latents) {
    // min(z, 1), with a gradient of 1 at 1: repeats are not counted.
    NDArray once = latents.sub(Activation.relu(Constants.shifted(latents, -1)));
    NDArray log = logLikelihood.apply(latents);
    inUse = once.stopGradient();
    return log.sub(cost(once));
  }

  private NDArray cost(NDArray features) {
    return features.mul(prices).sum(new int[] {1});
  }

  /** The share of the last latents that use each feature, (K,). */
  NDArray usage() {
    return inUse.mean(new int[] {0});
  }

  /** What the features of each observation's last latents cost, on average, (B,). */
  NDArray paid() {
    NDArray all = cost(inUse);
    return all.reshape(all.size() / batch, batch).mean(new int[] {0});
  }
}
