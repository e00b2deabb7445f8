package org.sdlgm.component;

/**
 * A posterior of K independent bits, which z is a function of: what estimators for binary variables
 * need.
 *
 * @param <T> the backend's tensor type
 */
public interface BinaryPosterior<T> extends LatentPosterior<T> {
  /** log q(b_k = 1|x) - log q(b_k = 0|x), (B, K). */
  T logits();

  /**
   * z of drawn bits, (B, K): the bits themselves, but for those that a bound L0 takes away.
   *
   * @param bits b, (B, K)
   */
  T latents(T bits);
}
