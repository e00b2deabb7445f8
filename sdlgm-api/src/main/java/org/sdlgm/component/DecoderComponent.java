package org.sdlgm.component;

import org.sdlgm.model.LatentValues;

/**
 * The network from a latent to the likelihood's parameters ([SDLGM] eq. 4).
 *
 * <p>Each latent is decoded by itself, since a training may split a batch over threads; only a
 * component with a statistic of the batch among its parameters, which says so, sees the whole.
 *
 * @param <T> the backend's tensor type
 */
@FunctionalInterface
public interface DecoderComponent<T> {
  /**
   * Likelihood parameters (B, P) from latents (B, K); P is {@link Likelihood#parameterCount}.
   *
   * @param latents (B, K)
   */
  T decode(T latents);

  /**
   * Whether the decoder is defined for latents of such values.
   *
   * @param values what z is made of
   */
  default boolean takes(LatentValues values) {
    return true;
  }
}
