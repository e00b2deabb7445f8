package org.sdlgm.component;

import org.sdlgm.config.SamplingMode;

/**
 * q(f|x): which feature a slot holds ([SDLGM] eq. 8, 10, 14).
 *
 * <p>The L0 features f_ij of one observation are independent Categorical(π_i) draws.
 *
 * <p>Each observation is looked at by itself, as {@link DecoderComponent} does.
 *
 * @param <T> the backend's tensor type
 */
public interface FeatureComponent<T> {
  /**
   * Log probabilities log π (B, K), normalised over K, from observations (B, D).
   *
   * @param observations (B, D)
   */
  T logProbabilities(T observations);

  /**
   * One feature per slot, (B, slots, K), relaxed or one-hot as the mode says; rows sum to 1.
   *
   * @param logProbabilities (B, K), as {@link #logProbabilities} gives them
   * @param slots L0
   * @param mode how to draw
   */
  T sample(T logProbabilities, int slots, SamplingMode mode);

  /**
   * KL(q(f|x) || p(f)) summed over the slots, (B,), in nats; at least 0 and 0 at the prior.
   *
   * @param logProbabilities (B, K)
   * @param slots L0
   */
  T divergence(T logProbabilities, int slots);

  /** The prior over features: log p(f = k), K values in nats, normalised. */
  double[] logPrior();
}
