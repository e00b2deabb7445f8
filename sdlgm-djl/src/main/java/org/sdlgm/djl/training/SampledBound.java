package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.GradientEstimator.Loss;
import org.sdlgm.component.GradientEstimator.Objective;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.SampledDivergence;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.Divergence;

/**
 * The bound with its divergence at the estimator's own samples, for any estimator: what it takes
 * for log p(x|z) is then log p(x|z) + log p(z) - log q(z|x).
 *
 * <p>The gradient that passes log q(z|x) at a fixed z has mean 0 and takes no part in the bias.
 */
final class SampledBound {
  private SampledBound() {}

  /**
   * The loss of a batch.
   *
   * @param estimator of the gradient
   * @param posterior q(z|x)
   * @param logLikelihood log p(x|z), (B,), of latents (B, K)
   * @param objective if its weighting is {@link DivergenceWeighting#SAMPLED}, the divergence that
   *     is reported is that of a sample of its own
   * @throws ConfigurationException if the posterior has no divergence at samples
   */
  static Loss<NDArray> estimate(
      GradientEstimator<NDArray> estimator,
      LatentPosterior<NDArray> posterior,
      UnaryOperator<NDArray> logLikelihood,
      Objective objective) {
    if (objective.weighting() != DivergenceWeighting.SAMPLED) {
      return estimator.estimate(posterior, logLikelihood, objective);
    }
    if (!(posterior instanceof SampledDivergence<NDArray> sampled)) {
      throw new ConfigurationException(
          "training.featureDivergence=sampled is for generative models of the latents subset,"
              + " bernoulli, gaussian and cauchy: set it to full or gated, or choose such a model");
    }
    double weight = objective.divergenceWeight();
    UnaryOperator<NDArray> bound =
        latents ->
            logLikelihood.apply(latents).sub(Constants.scaled(sampled.logRatio(latents), weight));
    Loss<NDArray> loss = estimator.estimate(posterior, bound, objective);
    NDArray ratio =
        sampled.logRatio(posterior.sample(SamplingMode.HARD).stopGradient()).stopGradient();
    return new Loss<>(
        loss.surrogate(),
        loss.logLikelihood().add(Constants.scaled(ratio, weight)),
        new Divergence<>(Map.of("features", ratio), ratio, ratio));
  }
}
