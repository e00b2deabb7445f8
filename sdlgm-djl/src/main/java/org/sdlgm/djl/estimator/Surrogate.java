package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.sdlgm.component.GradientEstimator.Loss;
import org.sdlgm.component.GradientEstimator.Objective;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.Divergence;

/** What estimators' losses are made of, and what they refuse. */
final class Surrogate {
  private Surrogate() {}

  /** The negative bound, differentiated as it stands; {@code logLikelihood} is (B,). */
  static Loss<NDArray> loss(
      LatentPosterior<NDArray> posterior, Objective objective, NDArray logLikelihood) {
    if (objective.weighting() == DivergenceWeighting.SAMPLED) {
      // Part of the log likelihood that the estimator was given: see SampledBound.
      NDArray none = logLikelihood.stopGradient().zerosLike();
      return new Loss<>(logLikelihood.neg(), logLikelihood, new Divergence<>(Map.of(), none, none));
    }
    Divergence<NDArray> divergence = posterior.divergence();
    NDArray penalty =
        Constants.scaled(divergence.weighted(objective.weighting()), objective.divergenceWeight());
    return new Loss<>(penalty.sub(logLikelihood), logLikelihood, divergence);
  }

  /**
   * The negative bound, whose gradient lacks what passes a hard sample: {@code ascent} (B,) has
   * that gradient, upwards, and any value.
   */
  static Loss<NDArray> loss(
      LatentPosterior<NDArray> posterior,
      Objective objective,
      NDArray logLikelihood,
      NDArray ascent) {
    Loss<NDArray> bound = loss(posterior, objective, logLikelihood);
    return new Loss<>(
        bound.surrogate().sub(change(ascent)), bound.logLikelihood(), bound.divergence());
  }

  /**
   * The same, where {@code ascent} is the estimate times a factor: the divergence's gradient gets
   * it as well, so that both count as in the bound. A prior's own parameters have a share in that.
   */
  static Loss<NDArray> loss(
      LatentPosterior<NDArray> posterior,
      Objective objective,
      NDArray logLikelihood,
      NDArray ascent,
      double factor) {
    Loss<NDArray> loss = loss(posterior, objective, logLikelihood, ascent);
    if (factor == 1 || objective.weighting() == DivergenceWeighting.SAMPLED) {
      return loss;
    }
    NDArray excess =
        Constants.scaled(
            loss.divergence().weighted(objective.weighting()),
            objective.divergenceWeight() * (1 - factor));
    return new Loss<>(
        loss.surrogate().sub(change(excess)), loss.logLikelihood(), loss.divergence());
  }

  /** Zero, with an array's gradient. */
  static NDArray change(NDArray array) {
    return array.sub(array.stopGradient());
  }

  /** Most estimators draw hard samples, whatever their gradient does. */
  static void requireHard(String estimator, Objective objective) {
    if (objective.sampling() != SamplingMode.HARD) {
      throw new ConfigurationException(
          "the " + estimator + " estimator draws hard samples: set training.sampling=hard");
    }
  }

  /**
   * The error where an estimator is not defined for a latent.
   *
   * @param estimator its name
   * @param needs what the latent would have to be
   */
  static ConfigurationException undefined(String estimator, String needs) {
    return new ConfigurationException(
        "the "
            + estimator
            + " estimator is defined for "
            + needs
            + ", which model.latent is not: choose another training.estimator, such as"
            + " pathwise or leave-one-out, or another latent");
  }
}
