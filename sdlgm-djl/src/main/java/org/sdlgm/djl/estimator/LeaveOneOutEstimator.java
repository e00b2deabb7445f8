package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.function.UnaryOperator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.Require;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.tensor.Constants;

/**
 * RLOO, the score function with the other samples' mean as its baseline (Kool et al. 2019, "Buy 4
 * REINFORCE samples, get a baseline for free!", eq. 8): unbiased, on hard samples.
 *
 * <p>∇ = 1/S Σ_s (f(z_s) - mean_{t≠s} f(z_t)) ∇ log q(z_s|x) + ∇_decoder f, with f = log p(x|z).
 */
public final class LeaveOneOutEstimator implements GradientEstimator<NDArray>, ObservationWise {
  /** The options. */
  public record Options(
      @Setting(value = "S, how many samples of each observation", from = 2, to = 64) int samples) {
    /** Four samples. */
    public static final Options DEFAULTS = new Options(4);

    /**
     * @throws org.sdlgm.error.ConfigurationException if the number is out of range
     */
    public Options {
      Require.settings(Options.class, samples);
    }
  }

  private final int samples;

  /**
   * @param options how many samples
   */
  public LeaveOneOutEstimator(Options options) {
    this.samples = options.samples();
  }

  @Override
  public Loss<NDArray> estimate(
      LatentPosterior<NDArray> posterior,
      UnaryOperator<NDArray> logLikelihood,
      Objective objective) {
    Surrogate.requireHard("leave-one-out", objective);
    NDList drawn = new NDList();
    for (int s = 0; s < samples; s++) {
      drawn.add(posterior.sample(SamplingMode.HARD).stopGradient());
    }
    // All of them in one pass of the decoder.
    NDArray latents = NDArrays.concat(drawn);
    NDArray logs = byDraw(logLikelihood.apply(latents));
    NDArray scores = byDraw(posterior.logProbability(latents));
    NDArray mean = logs.mean(new int[] {0});
    // f_s - mean of the others = S/(S-1) (f_s - mean of all)
    NDArray constant = logs.stopGradient();
    NDArray advantage =
        Constants.scaled(constant.sub(constant.mean(new int[] {0}, true)), 1.0 / (samples - 1));
    NDArray ascent = advantage.mul(scores).sum(new int[] {0});
    return Surrogate.loss(posterior, objective, mean, ascent);
  }

  /** (S · B,) as (S, B). */
  private NDArray byDraw(NDArray values) {
    return values.reshape(samples, values.size() / samples);
  }
}
