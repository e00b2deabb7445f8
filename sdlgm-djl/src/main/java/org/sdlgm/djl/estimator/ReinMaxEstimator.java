package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.tensor.Constants;

/**
 * ReinMax (Liu et al. 2023, arXiv 2304.08612, equation 6 and algorithm 2): straight-through to
 * second order by Heun's method, from the derivatives J at two places,
 *
 * <p>dz = 2 J((π_τ + z) / 2) dφ - 1/2 J(π) dφ, J(π) = diag(π) - π π', π_τ = softmax(φ / τ).
 *
 * <p>Of bits and without smoothing, at τ = 1, that is {@link DarnEstimator}'s (z - 1/2) (z - p).
 */
public final class ReinMaxEstimator extends HardForwardEstimator {
  /** The options. */
  public record Options(
      @Setting(value = "τ; the paper's is from 1 to 1.5", from = 1, to = 10) double temperature) {
    /** No smoothing. */
    public static final Options DEFAULTS = new Options(1);

    /**
     * @throws org.sdlgm.error.ConfigurationException if the temperature is out of range
     */
    public Options {
      Require.settings(Options.class, temperature);
    }
  }

  private final double coolness;

  /**
   * @param options temperature
   * @param context the training's
   */
  public ReinMaxEstimator(Options options, DjlContext context) {
    super("reinmax", context.noise());
    this.coolness = 1 / options.temperature();
  }

  @Override
  NDArray binarySlope(NDArray drawn, NDArray logits) {
    NDArray smooth = Activation.sigmoid(Constants.scaled(logits, coolness));
    NDArray halfWay = Constants.scaled(smooth.add(drawn), 0.5);
    NDArray first = Constants.scaled(Slopes.ofSigmoid(halfWay), 2);
    return first.sub(Constants.scaled(Slopes.ofSigmoid(Activation.sigmoid(logits)), 0.5));
  }

  @Override
  NDArray categoricalChange(NDArray drawn, NDArray logProbabilities, NDArray change) {
    int classes = change.getShape().dimension() - 1;
    NDArray smooth = Constants.scaled(logProbabilities, coolness).softmax(classes);
    NDArray halfWay = Constants.scaled(smooth.add(drawn), 0.5);
    NDArray first = Constants.scaled(Slopes.softmaxChange(halfWay, change), 2);
    NDArray second = Slopes.softmaxChange(logProbabilities.exp(), change);
    return first.sub(Constants.scaled(second, 0.5));
  }
}
