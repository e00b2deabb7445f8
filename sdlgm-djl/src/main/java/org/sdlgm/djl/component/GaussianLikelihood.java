package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.sdlgm.component.Likelihood;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.tensor.Constants;

/**
 * Independent real dimensions, x_d ~ N(mean_d(z), variance_d(z)).
 *
 * <p>With a learned variance the decoder puts out D means, then D logarithms of variances, which
 * are kept in [-7, 7] so that a dimension that never varies cannot drive the density to infinity.
 */
public final class GaussianLikelihood implements Likelihood<NDArray> {
  private static final double LOG_VARIANCE_LIMIT = 7;
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** Where the variance comes from. */
  public enum Variance {
    /** The decoder gives it for each dimension. */
    LEARNED,
    /** It is the option's. */
    FIXED
  }

  /** The options. */
  public record Options(
      @Setting("where the variance comes from") Variance variance,
      @Setting(value = "the fixed variance", above = 0, to = 1e6) double fixedVariance) {
    /** Learned. */
    public static final Options DEFAULTS = new Options(Variance.LEARNED, 1);

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(Options.class, variance, fixedVariance);
    }
  }

  private final Options options;

  /**
   * @param options the variance
   */
  public GaussianLikelihood(Options options) {
    this.options = options;
  }

  private boolean learned() {
    return options.variance() == Variance.LEARNED;
  }

  @Override
  public int parameterCount(int observationSize) {
    return learned() ? Math.multiplyExact(2, observationSize) : observationSize;
  }

  @Override
  public NDArray logProbability(NDArray observations, NDArray parameters) {
    NDArray difference = observations.sub(mean(parameters));
    NDArray squares = difference.mul(difference);
    NDArray twice =
        learned()
            ? squares.mul(logVariance(parameters).neg().exp()).add(logVariance(parameters))
            : Constants.shifted(
                Constants.scaled(squares, 1 / options.fixedVariance()),
                Math.log(options.fixedVariance()));
    return Constants.scaled(Constants.shifted(twice, LOG_TWO_PI).sum(new int[] {1}), -0.5);
  }

  private static NDArray logVariance(NDArray parameters) {
    NDManager manager = parameters.getManager();
    long size = parameters.getShape().get(1) / 2;
    return parameters
        .get(":, " + size + ":")
        .minimum(Constants.scalar(manager, LOG_VARIANCE_LIMIT))
        .maximum(Constants.scalar(manager, -LOG_VARIANCE_LIMIT));
  }

  @Override
  public NDArray mean(NDArray parameters) {
    return learned() ? parameters.get(":, 0:" + parameters.getShape().get(1) / 2) : parameters;
  }

  @Override
  public float[] parametersFor(float[] mean) {
    return Arrays.copyOf(mean, parameterCount(mean.length));
  }
}
