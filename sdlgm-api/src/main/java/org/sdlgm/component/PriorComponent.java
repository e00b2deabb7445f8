package org.sdlgm.component;

import java.util.Optional;
import org.sdlgm.model.BinaryPrior;

/**
 * p(z) of a latent of K bits, of which at most L0 are 1.
 *
 * @param <T> the backend's tensor type
 */
public interface PriorComponent<T> {
  /**
   * log p(z), (B,), in nats; the gradient passes to the prior's parameters, and to z where z has
   * one.
   *
   * @param latents hard latents (B, K) that the prior can give
   */
  T logProbability(T latents);

  /**
   * KL(q(z|x) || p(z)), (B,), in nats, for independent bits under both; empty where the prior has
   * no closed form. With a bound L0 it is that of the bits before the bound, which is no less.
   *
   * @param logits log q(z_k = 1|x) - log q(z_k = 0|x), (B, K)
   */
  Optional<T> divergence(T logits);

  /** The prior as it is now, in plain arrays, independent of the backend's memory. */
  BinaryPrior describe();
}
