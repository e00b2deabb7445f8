package org.sdlgm.reference;

import java.util.function.UnaryOperator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.SamplingMode;

/** log p(x|z) ∇ log q(z|x) at hard samples (Williams 1992), without a baseline: unbiased. */
public class ReferenceScoreFunction implements GradientEstimator<ReferenceTensor> {
  @Override
  public Loss<ReferenceTensor> estimate(
      LatentPosterior<ReferenceTensor> posterior,
      UnaryOperator<ReferenceTensor> logLikelihood,
      Objective objective) {
    ReferenceTensor latents = posterior.sample(SamplingMode.HARD);
    ReferenceTensor likelihood = logLikelihood.apply(latents);
    var divergence = posterior.divergence();
    ReferenceTensor score = posterior.logProbability(latents).multiply(likelihood.stopGradient());
    ReferenceTensor surrogate =
        divergence
            .weighted(objective.weighting())
            .multiply(objective.divergenceWeight())
            .subtract(likelihood)
            .subtract(score);
    return new Loss<>(surrogate, likelihood, divergence);
  }
}
