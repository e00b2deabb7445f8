package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.sdlgm.component.AmortizedPosterior;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.network.MultilayerPerceptron;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Rows;

/**
 * What is taken off a learning signal to lower the variance of a score-function estimate (Mnih and
 * Gregor 2014, arXiv 1402.0030, sections 2.3.1 to 2.3.3 and algorithm 1): a network's guess C(x), a
 * running mean c, and division by the running deviation where that is above 1,
 *
 * <p>l' = (l - C(x) - c) / max(1, √v).
 *
 * <p>c and v are of earlier batches, so that no sample has a share in its own baseline: algorithm 1
 * takes the current one in as well. The first batch has none before it and uses the mean of its
 * other rows. So the estimate stays unbiased, up to the positive factor of the division.
 *
 * <p>In the paper l' is the whole signal, the divergence included, and so the factor is one on the
 * encoder's whole gradient, which does not change its direction. Here the divergence is in closed
 * form: an estimator gives its gradient {@link Centered#scale the same factor}. Without it the
 * divergence would count √v times what it should, some thirty times on MNIST, and no encoder would
 * ever say anything. The network follows the gradient of -l'^2/2 by C(x).
 */
final class Baseline {
  private final String estimator;
  private final BaselineOptions options;
  private final MultilayerPerceptron network;

  /** Running sums of the mean and the variance, and of their weights, which go from 0 to 1. */
  private final Parameter statistics;

  /**
   * @param estimator whose baseline it is, for errors
   * @param options network, decay
   * @param context where parameters are made
   */
  Baseline(String estimator, BaselineOptions options, DjlContext context) {
    this.estimator = estimator;
    this.options = options;
    this.network =
        new MultilayerPerceptron(
            options.network(),
            context.within("baseline"),
            context.sizes().observations(),
            1,
            Optional.empty());
    this.statistics =
        context.parameter(
            "statistics", Parameter.Kind.STATISTIC, new Shape(3), random -> new float[3]);
  }

  /**
   * A signal less its baseline.
   *
   * @param signal l' (B,), without a gradient
   * @param fit (B,), whose gradient upwards improves the network's guess
   * @param scale 1 / max(1, √v), in (0, 1]: what the rest of the encoder's gradient is owed; 1
   *     without normalisation
   */
  record Centered(NDArray signal, NDArray fit, double scale) {}

  /** Takes the baseline off {@code signal} (B,), and the batch into the running statistics. */
  Centered center(LatentPosterior<NDArray> posterior, NDArray signal) {
    if (!(posterior instanceof AmortizedPosterior<NDArray> amortized)) {
      throw Surrogate.undefined(estimator, "latents that tell their observations");
    }
    NDArray guess = network.forward(amortized.observations()).squeeze(1);
    double[] rest = Rows.doubles(signal.stopGradient().sub(guess.stopGradient()));
    double[] running = Rows.doubles(statistics.data());
    double scale = scale(running, rest);
    NDArray centered = Constants.vector(signal.getManager(), centered(running, rest, scale));
    follow(running, mean(rest), variance(rest));
    return new Centered(centered, centered.mul(guess), scale);
  }

  private static double[] centered(double[] running, double[] rest, double scale) {
    boolean first = running[2] == 0;
    double center = first ? mean(rest) : running[0] / running[2];
    // The mean of the other rows is as far from l as B / (B - 1) times the mean of all.
    double factor = first && rest.length > 1 ? rest.length / (rest.length - 1.0) : 1;
    return Arrays.stream(rest).map(l -> (l - center) * factor * scale).toArray();
  }

  private double scale(double[] running, double[] rest) {
    if (!options.normalized()) {
      return 1;
    }
    double variance = running[2] == 0 ? variance(rest) : running[1] / running[2];
    return 1 / Math.max(1, Math.sqrt(variance));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(l -> (l - mean) * (l - mean)).average().orElse(0);
  }

  private void follow(double[] running, double mean, double variance) {
    double old = options.decay();
    statistics.assign(
        new float[] {
          (float) (old * running[0] + (1 - old) * mean),
          (float) (old * running[1] + (1 - old) * variance),
          (float) (old * running[2] + (1 - old))
        });
  }
}
