package org.sdlgm.component;

/**
 * A posterior whose divergence can be taken at its own samples, where the prior has no closed form
 * or where an estimator does better without one.
 *
 * @param <T> the backend's tensor type
 */
public interface SampledDivergence<T> extends LatentPosterior<T> {
  /**
   * log q(z|x) - log p(z), (B,), in nats: its mean over z ~ q(z|x) is the divergence. The gradient
   * passes to the posterior and the prior, and to z where z has one.
   *
   * @param latents hard latents (B, K)
   */
  T logRatio(T latents);
}
