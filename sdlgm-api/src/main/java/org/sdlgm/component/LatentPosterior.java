package org.sdlgm.component;

import java.util.Map;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Divergence;

/**
 * q(z|x) of a batch, on the backend.
 *
 * @param <T> the backend's tensor type
 */
public interface LatentPosterior<T> {
  /**
   * One latent per observation, (B, K).
   *
   * @param mode how to draw
   */
  T sample(SamplingMode mode);

  /**
   * KL(q(z|x) || p(z)), each part (B,).
   *
   * @throws org.sdlgm.error.ConfigurationException if gradients are recorded, and there is none
   *     because the divergence has no closed form: {@link SampledDivergence} has one
   */
  Divergence<T> divergence();

  /**
   * log q(z|x), (S · B,), in nats, up to a constant that no parameter has a share in: what a
   * score-function estimator differentiates.
   *
   * @param latents hard latents (S · B, K), S draws for each observation, the whole batch's first
   *     draws first; taken as constants
   */
  T logProbability(T latents);

  /**
   * The posterior's parameters by name, such as {@code gates} (B, 2) and {@code features} (B, K).
   */
  Map<String, T> parameters();

  /** The mean number of features in use, (B,): E[L|x]. */
  T expectedCount();
}
