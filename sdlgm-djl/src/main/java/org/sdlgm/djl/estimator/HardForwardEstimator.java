package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.sdlgm.component.FactorizedPosterior;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.VariableSampler;
import org.sdlgm.djl.sampling.GumbelMax;
import org.sdlgm.djl.tensor.Noise;

/**
 * Hard samples forward; backward each variable has a derivative of the estimator's own in place of
 * the one that it has not. Biased.
 */
abstract class HardForwardEstimator implements GradientEstimator<NDArray>, ObservationWise {
  private final String name;
  private final VariableSampler<NDArray> sampler;

  /**
   * @param name of the estimator
   * @param noise the model's
   */
  HardForwardEstimator(String name, Noise noise) {
    this.name = name;
    this.sampler = new Sampler(new GumbelMax(noise));
  }

  /**
   * What stands for dz/dφ of binary variables, at constants.
   *
   * @param drawn z in {0, 1}, any shape
   * @param logits φ = log p - log(1 - p), the same shape
   */
  abstract NDArray binarySlope(NDArray drawn, NDArray logits);

  /**
   * What stands for J dφ, J being dz/dφ of categorical variables: J at constants.
   *
   * @param drawn z, one-hot, (..., M)
   * @param logProbabilities log π, (..., M), normalised
   * @param change dφ, (..., M): zero, with the gradient of log π
   */
  abstract NDArray categoricalChange(NDArray drawn, NDArray logProbabilities, NDArray change);

  @Override
  public final Loss<NDArray> estimate(
      LatentPosterior<NDArray> posterior,
      UnaryOperator<NDArray> logLikelihood,
      Objective objective) {
    Surrogate.requireHard(name, objective);
    if (!(posterior instanceof FactorizedPosterior<NDArray> factorized)) {
      throw Surrogate.undefined(name, "latents of independent binary or categorical variables");
    }
    NDArray log = logLikelihood.apply(factorized.sample(sampler));
    return Surrogate.loss(posterior, objective, log);
  }

  /** Adds to hard draws, which have no gradient, a zero that has one. */
  private final class Sampler implements VariableSampler<NDArray> {
    private final GumbelMax hard;

    Sampler(GumbelMax hard) {
      this.hard = hard;
    }

    @Override
    public NDArray binary(NDArray logits) {
      NDArray drawn = hard.binary(logits);
      NDArray slope = binarySlope(drawn, logits.stopGradient());
      return drawn.add(slope.mul(Surrogate.change(logits)));
    }

    @Override
    public NDArray categorical(NDArray logProbabilities) {
      NDArray drawn = hard.categorical(logProbabilities);
      return drawn.add(
          categoricalChange(
              drawn, logProbabilities.stopGradient(), Surrogate.change(logProbabilities)));
    }
  }
}
