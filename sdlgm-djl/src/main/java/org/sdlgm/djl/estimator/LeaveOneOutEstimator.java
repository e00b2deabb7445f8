package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
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
    List<NDArray> logs = new ArrayList<>();
    List<NDArray> scores = new ArrayList<>();
    for (int s = 0; s < samples; s++) {
      NDArray latents = posterior.sample(SamplingMode.HARD).stopGradient();
      logs.add(logLikelihood.apply(latents));
      scores.add(posterior.logProbability(latents));
    }
    NDArray mean = Constants.scaled(sum(logs), 1.0 / samples);
    List<NDArray> terms = new ArrayList<>();
    for (int s = 0; s < samples; s++) {
      // f_s - mean of the others = S/(S-1) (f_s - mean of all)
      NDArray advantage =
          Constants.scaled(
              logs.get(s).stopGradient().sub(mean.stopGradient()), 1.0 / (samples - 1));
      terms.add(advantage.mul(scores.get(s)));
    }
    return Surrogate.loss(posterior, objective, mean, sum(terms));
  }

  private static NDArray sum(List<NDArray> arrays) {
    NDArray sum = arrays.get(0);
    for (NDArray array : arrays.subList(1, arrays.size())) {
      sum = sum.add(array);
    }
    return sum;
  }
}
