package org.sdlgm.component;

import java.util.function.UnaryOperator;
import org.sdlgm.config.DivergenceWeighting;

/**
 * A gradient estimator at one step of a training: what models ask for that have a bound on log
 * p(x).
 *
 * @param <T> the backend's tensor type
 */
public interface BoundEstimator<T> {
  /**
   * q(z|x) in the form that suits the estimator; of use in this step alone.
   *
   * @param latent z
   * @param observations (B, D)
   */
  LatentPosterior<T> infer(Latent<T> latent, T observations);

  /**
   * Builds the loss of the bound.
   *
   * @param posterior q(z|x), or what was put together from several of {@link #infer}
   * @param logLikelihood log p(x|z), (B,), as a function of latents (B, K)
   * @param divergenceWeight what the divergence counts, beside the training's own warm-up; at least
   *     0
   */
  GradientEstimator.Loss<T> estimate(
      LatentPosterior<T> posterior, UnaryOperator<T> logLikelihood, double divergenceWeight);

  /** How the features' divergence counts in the bound. */
  DivergenceWeighting weighting();
}
