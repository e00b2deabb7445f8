package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.sdlgm.component.AmortizedPosterior;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.djl.component.DjlContext;
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
 * other rows. So the estimate stays unbiased, up to the positive factor of the division. The
 * network follows the gradient of -l'^2/2 by C(x).
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
   */
  record Centered(NDArray signal, NDArray fit) {}

  /** Takes the baseline off {@code signal} (B,), and the batch into the running statistics. */
  Centered center(LatentPosterior<NDArray> posterior, NDArray signal) {
    if (!(posterior instanceof AmortizedPosterior<NDArray> amortized)) {
      throw Surrogate.undefined(estimator, "latents that tell their observations");
    }
    NDArray guess = network.forward(amortized.observations()).squeeze(1);
    double[] rest = Rows.doubles(signal.stopGradient().sub(guess.stopGradient()));
    NDArray centered = Constants.vector(signal.getManager(), centered(rest));
    return new Centered(centered, centered.mul(guess));
  }

  private double[] centered(double[] rest) {
    double mean = Arrays.stream(rest).average().orElse(0);
    double variance = Arrays.stream(rest).map(l -> (l - mean) * (l - mean)).average().orElse(0);
    double[] running = Rows.doubles(statistics.data());
    boolean first = running[2] == 0;
    double center = first ? mean : running[0] / running[2];
    double deviation = Math.sqrt(first ? variance : running[1] / running[2]);
    // The mean of the other rows is as far from l as B / (B - 1) times the mean of all.
    double factor = first && rest.length > 1 ? rest.length / (rest.length - 1.0) : 1;
    double scale = factor / (options.normalized() ? Math.max(1, deviation) : 1);
    follow(running, mean, variance);
    return Arrays.stream(rest).map(l -> (l - center) * scale).toArray();
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
