package org.sdlgm.component;

import org.sdlgm.config.SamplingMode;

/**
 * q(w|x): how many of an observation's L0 slots are in use ([SDLGM] eq. 7, 9, 13).
 *
 * <p>The gates w_ij of one observation are independent Bernoulli(γ_i) draws under the posterior.
 * The prior over gates is exchangeable, so it is given by the distribution of their number L.
 *
 * <p>Each observation is looked at by itself, as {@link DecoderComponent} does.
 *
 * @param <T> the backend's tensor type
 */
public interface SparsityComponent<T> {
  /**
   * Gate logits (B, 2), [off, on], from observations (B, D).
   *
   * @param observations (B, D)
   */
  T logits(T observations);

  /**
   * L0 gates per observation, (B, L0), relaxed or hard as the mode says, each in [0, 1].
   *
   * @param logits (B, 2), as {@link #logits} gives them
   * @param mode how to draw
   */
  T sample(T logits, SamplingMode mode);

  /**
   * KL(q(w|x) || p(w)) summed over the L0 slots, (B,), in nats; at least 0 and 0 at the prior.
   *
   * @param logits (B, 2)
   */
  T divergence(T logits);

  /**
   * The prior over L, the number of open gates: log p(L) for L = 0..L0, L0 + 1 values in nats.
   * Independent Bernoulli(ρ) gates give Binomial(L0, ρ).
   */
  double[] logCountPrior();
}
