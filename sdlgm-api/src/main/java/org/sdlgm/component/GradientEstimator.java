package org.sdlgm.component;

import java.util.function.UnaryOperator;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Divergence;

/**
 * How the gradient of the bound with respect to the encoder passes the latent.
 *
 * @param <T> the backend's tensor type
 */
public interface GradientEstimator<T> {
  /**
   * Builds the loss of one batch. Its value is the negative bound and its gradient the estimate.
   *
   * @param posterior q(z|x) of the batch
   * @param logLikelihood log p(x|z), (S · B,), as a function of latents (S · B, K): S draws for
   *     each observation of the batch, the whole batch's first draws first
   * @param objective what the divergence counts for, and how to sample
   */
  Loss<T> estimate(
      LatentPosterior<T> posterior, UnaryOperator<T> logLikelihood, Objective objective);

  /**
   * The objective of one step.
   *
   * @param sampling how the latent is drawn
   * @param weighting how the features' divergence counts
   * @param divergenceWeight the KL warm-up's factor, in [0, 1]
   */
  record Objective(SamplingMode sampling, DivergenceWeighting weighting, double divergenceWeight) {}

  /**
   * What a step minimises and what it reports.
   *
   * @param surrogate (B,) whose gradient is the estimate
   * @param logLikelihood (B,) log p(x|z) in nats at the drawn latents; their mean where an
   *     estimator draws several
   * @param divergence each part (B,) in nats
   * @param <T> the backend's tensor type
   */
  record Loss<T>(T surrogate, T logLikelihood, Divergence<T> divergence) {}
}
