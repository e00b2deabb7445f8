package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.GradientEstimator.Loss;
import org.sdlgm.component.GradientEstimator.Objective;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.Likelihood;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.Posterior;

/**
 * What any {@link GradientEstimator} does. Gradients are taken with respect to the observations,
 * which reach the loss through the encoder only: p(x|z) is of fixed observations.
 *
 * @param <T> the backend's tensor type
 */
public abstract class GradientEstimatorContract<T> extends ComponentContract<T> {
  /** D. */
  protected static final int SIZE = 4;

  private static final int ROWS = 3;

  /**
   * A tiny model: few codes, smooth activations.
   *
   * @param latent z
   * @param decoder from z to the likelihood's parameters
   * @param likelihood of observations of {@link #SIZE}
   * @param codes every hard latent that there is
   * @param <T> the backend's tensor type
   */
  public record Model<T>(
      Latent<T> latent, DecoderComponent<T> decoder, Likelihood<T> likelihood, float[][] codes) {}

  /** What an estimator promises of its gradient. */
  public enum Promise {
    /** Its mean is the gradient of the bound at hard samples. */
    UNBIASED,
    /** At relaxed samples it is the gradient of its own value. */
    PATHWISE,
    /** Nothing. */
    BIASED
  }

  /** Makes the model; the same at each call. */
  protected abstract Model<T> model();

  /** Makes the estimator under test. */
  protected abstract GradientEstimator<T> estimator();

  /** What the estimator promises. */
  protected abstract Promise promise();

  /** How the estimator's samples are drawn in these tests. */
  protected abstract SamplingMode sampling();

  private Objective objective(DivergenceWeighting weighting, double weight) {
    return new Objective(sampling(), weighting, weight);
  }

  private double[] observations() {
    return normal(ROWS * SIZE, 12);
  }

  /**
   * log p(x|z) of one fixed binary observation for each of some latents. Counts are scaled up
   * first: a fresh decoder hardly looks at them, and gradients too small to tell would prove
   * nothing.
   */
  private UnaryOperator<T> logLikelihood(Model<T> model) {
    return z -> {
      int rows = harness().shape(z)[0];
      double[] scale = new double[rows * model.latent.width()];
      Arrays.fill(scale, model.latent.values() == LatentValues.COUNTS ? 4 : 1);
      return model.likelihood.logProbability(
          repeated(new double[] {1, 0, 0, 1}, rows),
          model.decoder.decode(harness().weighted(z, scale)));
    };
  }

  private Loss<T> estimate(Model<T> model, T x, Objective objective, long step) {
    harness().reseed(5, step);
    return estimator().estimate(model.latent.infer(x), logLikelihood(model), objective);
  }

  @Test
  void reportsEachObservationsParts() {
    Model<T> model = model();
    LatentPosterior<T> posterior = model.latent.infer(harness().tensor(observations(), ROWS, SIZE));
    List<double[]> seen = new ArrayList<>();
    UnaryOperator<T> logLikelihood = logLikelihood(model);
    harness().reseed(5, 1);
    Loss<T> loss =
        estimator()
            .estimate(
                posterior,
                z -> {
                  T value = logLikelihood.apply(z);
                  double[] all = values(value);
                  for (int from = 0; from < all.length; from += ROWS) {
                    seen.add(Arrays.copyOfRange(all, from, from + ROWS));
                  }
                  return value;
                },
                objective(DivergenceWeighting.FULL, 1));
    assertShape(loss.surrogate(), ROWS);
    assertShape(loss.logLikelihood(), ROWS);
    assertFinite(values(loss.surrogate()));
    double[] reported = values(loss.logLikelihood());
    seen.add(mean(seen));
    assertThat(seen)
        .as("log p(x|z) at the latents drawn, or their mean")
        .anyMatch(v -> near(v, reported));
    Divergence<T> divergence = posterior.divergence();
    assertClose(values(loss.divergence().full()), values(divergence.full()));
    assertClose(values(loss.divergence().gated()), values(divergence.gated()));
  }

  private static double[] mean(List<double[]> rows) {
    double[] mean = new double[rows.get(0).length];
    for (double[] row : rows) {
      Arrays.setAll(mean, i -> mean[i] + row[i] / rows.size());
    }
    return mean;
  }

  private static boolean near(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      if (Math.abs(a[i] - b[i]) > TOLERANCE) {
        return false;
      }
    }
    return a.length == b.length;
  }

  @Test
  void sameNoiseGivesTheSameLoss() {
    Model<T> model = model();
    T x = repeated(normal(SIZE, 12), 50);
    Objective objective = objective(DivergenceWeighting.FULL, 1);
    double[] loss = values(estimate(model, x, objective, 1).logLikelihood());
    assertThat(values(estimate(model, x, objective, 1).logLikelihood())).containsExactly(loss);
    assertThat(values(estimate(model, x, objective, 2).logLikelihood())).isNotEqualTo(loss);
  }

  /** A sampled divergence is the log likelihood's that the estimator is given. */
  @ParameterizedTest
  @EnumSource(value = DivergenceWeighting.class, mode = EnumSource.Mode.EXCLUDE, names = "SAMPLED")
  void divergenceCountsByItsWeight(DivergenceWeighting weighting) {
    Model<T> model = model();
    T x = harness().tensor(observations(), ROWS, SIZE);
    double[] none = gradient(model, x, objective(weighting, 0), 1);
    double[] half = gradient(model, x, objective(weighting, 0.5), 1);
    double[] divergence =
        harness().gradient(at -> model.latent.infer(at).divergence().weighted(weighting), x);
    double[] expected = new double[none.length];
    Arrays.setAll(expected, i -> none[i] + 0.5 * divergence[i]);
    assertClose(half, 1e-3, expected);
  }

  private double[] gradient(Model<T> model, T x, Objective objective, long step) {
    return harness().gradient(at -> estimate(model, at, objective, step).surrogate(), x);
  }

  @Test
  void pathwiseGradientIsThatOfItsValue() {
    assumeTrue(
        promise() == Promise.PATHWISE && sampling() == SamplingMode.RELAXED,
        "not a pathwise estimator at relaxed samples");
    Model<T> model = model();
    Objective objective = objective(DivergenceWeighting.GATED, 1);
    assertGradientMatchesDifferences(
        x -> estimate(model, x, objective, 3).surrogate(), observations(), ROWS, SIZE);
    Loss<T> loss = estimate(model, harness().tensor(observations(), ROWS, SIZE), objective, 3);
    double[] bound = values(loss.divergence().gated());
    double[] likelihood = values(loss.logLikelihood());
    Arrays.setAll(bound, i -> bound[i] - likelihood[i]);
    assertClose(values(loss.surrogate()), bound);
  }

  /** The mean over many draws against the gradient of the sum over all codes, without KL. */
  @Test
  void unbiasedGradientIsThatOfTheExpectation() {
    assumeTrue(promise() == Promise.UNBIASED, "not an unbiased estimator");
    Model<T> model = model();
    int draws = 20_000;
    double[] x = normal(SIZE, 12);
    double[] gradients =
        gradient(model, repeated(x, draws), objective(DivergenceWeighting.FULL, 0), 4);
    double[] expected = exactGradient(model, x);
    boolean telling = false;
    for (int d = 0; d < SIZE; d++) {
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < draws; i++) {
        double value = gradients[i * SIZE + d];
        mean += value / draws;
        squares += value * value / draws;
      }
      double standardError = Math.sqrt((squares - mean * mean) / draws);
      assertThat(mean)
          .as("mean gradient by x_%d", d)
          .isCloseTo(expected[d], Offset.offset(5 * standardError + 1e-3));
      telling |= Math.abs(expected[d]) > 10 * standardError;
    }
    assertThat(telling).as("a gradient large enough to tell from noise").isTrue();
  }

  private double[] exactGradient(Model<T> model, double[] x) {
    float[][] codes = model.codes;
    double[] flat = new double[codes.length * codes[0].length];
    Arrays.setAll(flat, i -> codes[i / codes[0].length][i % codes[0].length]);
    double[] likelihoods =
        values(logLikelihood(model).apply(harness().tensor(flat, codes.length, codes[0].length)));
    double step = 1e-2;
    double[] gradient = new double[SIZE];
    for (int d = 0; d < SIZE; d++) {
      double[] above = x.clone();
      double[] below = x.clone();
      above[d] += step;
      below[d] -= step;
      gradient[d] =
          (negativeLikelihood(model, above, likelihoods)
                  - negativeLikelihood(model, below, likelihoods))
              / (2 * step);
    }
    return gradient;
  }

  private double negativeLikelihood(Model<T> model, double[] x, double[] likelihoods) {
    Posterior posterior =
        model.latent.describe(model.latent.infer(repeated(x, likelihoods.length)));
    double[] log = posterior.logProbability(model.codes);
    double expected = 0;
    for (int i = 0; i < log.length; i++) {
      expected -= Math.exp(log[i]) * likelihoods[i];
    }
    return expected;
  }
}
