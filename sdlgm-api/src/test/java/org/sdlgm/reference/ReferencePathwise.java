package org.sdlgm.reference;

import java.util.function.UnaryOperator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;

/** The gradient through the sample itself (Jang et al. 2017): relaxed or straight-through. */
public class ReferencePathwise implements GradientEstimator<ReferenceTensor> {
  @Override
  public Loss<ReferenceTensor> estimate(
      LatentPosterior<ReferenceTensor> posterior,
      UnaryOperator<ReferenceTensor> logLikelihood,
      Objective objective) {
    ReferenceTensor likelihood = logLikelihood.apply(posterior.sample(objective.sampling()));
    var divergence = posterior.divergence();
    ReferenceTensor weighted =
        divergence.weighted(objective.weighting()).multiply(objective.divergenceWeight());
    return new Loss<>(weighted.subtract(likelihood), likelihood, divergence);
  }
}
