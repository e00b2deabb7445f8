package org.sdlgm.component;

/**
 * A latent of bits, whose code can be searched for: log p(x, z) is known at any z, with a gradient
 * by z that tells which bits are worth a try.
 *
 * @param <T> the backend's tensor type
 */
public interface SearchableLatent<T> extends Latent<T> {
  /**
   * log p(z), (B,), in nats. The gradient passes to z, and to the prior's own parameters.
   *
   * @param latents hard latents (B, K) of at most {@link #maxFeatures} features
   */
  T logProbability(T latents);

  /**
   * log q(z_k = 1|x) - log q(z_k = 0|x), (B, K): where a search begins.
   *
   * @param posterior as {@link #infer} gave it
   */
  T logits(LatentPosterior<T> posterior);
}
