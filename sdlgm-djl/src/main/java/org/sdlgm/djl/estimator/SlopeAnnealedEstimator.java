package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.tensor.Constants;

/**
 * Straight-through with a slope that rises during training (Chung et al. 2017, arXiv 1609.01704,
 * "slope annealing trick"): the derivative is that of sigmoid(a φ), or softmax(a log π), which
 * comes nearer to a step as a grows; a(t) = min(a_max, 1 + (a_max - 1) t / T).
 *
 * <p>Chung et al. anneal a hard sigmoid before a threshold; here as in Jang et al. 2017 (table 1)
 * the forward pass draws from the posterior itself, so that the bound is its own at any slope.
 */
public final class SlopeAnnealedEstimator extends HardForwardEstimator {
  /** The options. */
  public record Options(
      @Setting(value = "a_max; Chung et al. end at 5", from = 1, to = 100) double maximumSlope,
      @Setting(value = "T, over which the slope rises from 1", from = 1) int iterations) {
    /** Chung et al.'s slope, at the end of [SDLGM]'s 10 000 iterations. */
    public static final Options DEFAULTS = new Options(5, 10_000);

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is out of range
     */
    public Options {
      Require.settings(Options.class, maximumSlope, iterations);
    }
  }

  private final Options options;
  private final DjlContext.Schedule schedule;

  /**
   * @param options how steep, how soon
   * @param context the training's
   */
  public SlopeAnnealedEstimator(Options options, DjlContext context) {
    super("slope-annealed", context.noise());
    this.options = options;
    this.schedule = context.schedule();
  }

  /** a(t), from 1 to a_max. */
  private double slope() {
    double done = Math.min(1, (double) schedule.iteration() / options.iterations());
    return 1 + (options.maximumSlope() - 1) * done;
  }

  @Override
  NDArray binarySlope(NDArray drawn, NDArray logits) {
    NDArray steep = Activation.sigmoid(Constants.scaled(logits, slope()));
    return Constants.scaled(Slopes.ofSigmoid(steep), slope());
  }

  @Override
  NDArray categoricalChange(NDArray drawn, NDArray logProbabilities, NDArray change) {
    int classes = change.getShape().dimension() - 1;
    NDArray steep = Constants.scaled(logProbabilities, slope()).softmax(classes);
    return Constants.scaled(Slopes.softmaxChange(steep, change), slope());
  }
}
