package org.sdlgm.djl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.GradientEstimator.Loss;
import org.sdlgm.component.GradientEstimator.Objective;
import org.sdlgm.component.Latent;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.contract.SubsetLatentContract;
import org.sdlgm.djl.component.AutoregressivePrior;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.estimator.DisarmEstimator;
import org.sdlgm.djl.estimator.LeaveOneOutEstimator;
import org.sdlgm.djl.latent.BernoulliLatent;
import org.sdlgm.djl.latent.CategoricalLatent;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.Posterior;

/**
 * The bound of a subset of four features, at most two of them, with a prior that has no closed
 * form; sums over all codes are the oracle. log p(x|z) = a'z.
 */
class SampledBoundTest {
  private static final int SIZE = 3;
  private static final int WIDTH = 4;
  private static final double[] SLOPES = {2, -1.5, 0.5, 3};
  private static final double[] X = {0.5, -1, 1.5};
  private static final int DRAWS = 20_000;
  private static final double WEIGHT = 0.6;
  private static final NetworkConfig TINY = new NetworkConfig(List.of(5), Activation.TANH);

  private final DjlHarness harness = EngineUnderTest.PYTORCH.harness();

  @AfterEach
  void close() {
    harness.close();
  }

  private Latent<NDArray> subset() {
    Initialization initialization =
        (name, shape, fresh) -> {
          float[] values = Initialization.random(1).values(name, shape, fresh);
          if (name.endsWith("prior/weight")) {
            for (int i = 0; i < values.length; i++) {
              values[i] = (i % 5 - 2) / 2f;
            }
          }
          return values;
        };
    DjlContext context =
        harness
            .context("subset", SIZE, initialization)
            .withSizes(new DjlContext.ModelSizes(SIZE, WIDTH, 2, 0, Optional.empty()));
    return new BernoulliLatent(
        new AutoregressivePrior(new AutoregressivePrior.Options(0.3), context.within("prior")),
        TINY,
        TemperatureConfig.fixed(0.7),
        context);
  }

  private NDArray repeated(double[] x) {
    double[] values = new double[DRAWS * SIZE];
    Arrays.setAll(values, i -> x[i % SIZE]);
    return harness.tensor(values, DRAWS, SIZE);
  }

  private NDArray logLikelihood(NDArray latents) {
    int rows = harness.shape(latents)[0];
    double[] slopes = new double[rows * WIDTH];
    Arrays.setAll(slopes, i -> SLOPES[i % WIDTH]);
    return harness.weighted(latents, slopes).sum(new int[] {1});
  }

  private static Objective objective() {
    return new Objective(SamplingMode.HARD, DivergenceWeighting.SAMPLED, WEIGHT);
  }

  private Loss<NDArray> loss(
      Latent<NDArray> latent, GradientEstimator<NDArray> estimator, NDArray x) {
    harness.reseed(7, 1);
    return SampledBound.estimate(estimator, latent.infer(x), this::logLikelihood, objective());
  }

  /** E_q[log p(x|z) - β (log q(z|x) - log p(z))] by summing over the codes. */
  private double bound(Latent<NDArray> latent, double[] x) {
    float[][] codes = SubsetLatentContract.codes();
    double[] copies = new double[codes.length * SIZE];
    Arrays.setAll(copies, i -> x[i % SIZE]);
    Posterior posterior = latent.describe(latent.infer(harness.tensor(copies, codes.length, SIZE)));
    double[] logPosterior = posterior.logProbability(codes);
    double[] logPrior = latent.logPrior(codes);
    double bound = 0;
    for (int i = 0; i < codes.length; i++) {
      double value = -WEIGHT * (logPosterior[i] - logPrior[i]);
      for (int k = 0; k < WIDTH; k++) {
        value += SLOPES[k] * codes[i][k];
      }
      bound += Math.exp(logPosterior[i]) * value;
    }
    return bound;
  }

  @Test
  void leaveOneOutIsUnbiasedWithIt() {
    assertUnbiased(new LeaveOneOutEstimator(new LeaveOneOutEstimator.Options(2)));
  }

  @Test
  void disarmIsUnbiasedWithIt() {
    assertUnbiased(new DisarmEstimator(harness.context("estimator", SIZE, 0, 0, 0)));
  }

  private void assertUnbiased(GradientEstimator<NDArray> estimator) {
    Latent<NDArray> latent = subset();
    double[] gradients = harness.gradient(x -> loss(latent, estimator, x).surrogate(), repeated(X));
    double step = 1e-2;
    for (int d = 0; d < SIZE; d++) {
      double[] above = X.clone();
      double[] below = X.clone();
      above[d] += step;
      below[d] -= step;
      double expected = -(bound(latent, above) - bound(latent, below)) / (2 * step);
      Moments moments = Moments.of(gradients, d);
      assertThat(moments.mean)
          .as("gradient by x_%d", d)
          .isCloseTo(expected, Offset.offset(5 * moments.standardError + 1e-3));
      assertThat(Math.abs(expected)).as("told from noise").isGreaterThan(5 * moments.standardError);
    }
  }

  private record Moments(double mean, double standardError) {
    static Moments of(double[] values, int column) {
      double mean = 0;
      double squares = 0;
      for (int i = 0; i < DRAWS; i++) {
        double value = values[i * SIZE + column];
        mean += value / DRAWS;
        squares += value * value / DRAWS;
      }
      return new Moments(mean, Math.sqrt((squares - mean * mean) / DRAWS));
    }
  }

  @Test
  void reportsTheBoundInItsParts() {
    Latent<NDArray> latent = subset();
    Loss<NDArray> loss =
        loss(latent, new LeaveOneOutEstimator(new LeaveOneOutEstimator.Options(2)), repeated(X));
    double[] likelihood = harness.values(loss.logLikelihood());
    double[] divergence = harness.values(loss.divergence().full());
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = likelihood[i] - WEIGHT * divergence[i];
      mean += value / DRAWS;
      squares += value * value / DRAWS;
    }
    assertThat(mean)
        .isCloseTo(
            bound(latent, X), Offset.offset(5 * Math.sqrt((squares - mean * mean) / DRAWS) + 1e-3));
  }

  @Test
  void aLatentWithoutItIsRefused() {
    Latent<NDArray> latent =
        new CategoricalLatent(
            new CategoricalLatent.Options(2, 2, TINY, TemperatureConfig.fixed(1)),
            harness.context("categorical", SIZE, 0, 0, 0));
    assertThatThrownBy(
            () ->
                loss(
                    latent,
                    new LeaveOneOutEstimator(LeaveOneOutEstimator.Options.DEFAULTS),
                    repeated(X)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("training.featureDivergence");
  }
}
