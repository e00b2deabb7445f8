package org.sdlgm.component;

/**
 * A posterior whose divergence can be taken at its own samples, where the prior has no closed form
 * or where an estimator does better without one.
 *
 * @param <T> the backend's tensor type
 */
public interface SampledDivergence<T> extends LatentPosterior<T> {
  /**
   * log q(z|x) - log p(z), (S · B,), in nats: its mean over z ~ q(z|x) is the divergence. The
   * gradient passes to the posterior and the prior, and to z where z has one.
   *
   * @param latents hard latents (S · B, K), as in {@link #logProbability}
   */
  T logRatio(T latents);
}
