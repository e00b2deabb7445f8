package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.error.ConfigurationException;

/**
 * The gradient through the sample itself (Kingma and Welling 2014, arXiv 1312.6114): of relaxed
 * samples it is Gumbel-Softmax, of straight-through ones ST Gumbel-Softmax (Jang et al. 2017, arXiv
 * 1611.01144). [SDLGM] trains with it on relaxed samples.
 */
public final class PathwiseEstimator
    implements GradientEstimator<NDArray>, SingleDraw, ObservationWise {
  @Override
  public Loss<NDArray> estimate(
      LatentPosterior<NDArray> posterior,
      UnaryOperator<NDArray> logLikelihood,
      Objective objective) {
    if (objective.sampling() == SamplingMode.HARD) {
      throw new ConfigurationException(
          "training.sampling is hard, through which the pathwise estimator has no gradient: use"
              + " relaxed or straight-through, or training.estimator=leave-one-out");
    }
    NDArray log = logLikelihood.apply(posterior.sample(objective.sampling()));
    return Surrogate.loss(posterior, objective, log);
  }
}
