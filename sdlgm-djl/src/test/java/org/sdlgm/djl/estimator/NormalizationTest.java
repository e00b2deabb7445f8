package org.sdlgm.djl.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.GradientEstimator.Objective;
import org.sdlgm.component.Latent;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.BernoulliPrior;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.latent.BernoulliLatent;

/**
 * Variance normalisation divides the encoder's whole gradient by one number, as in algorithm 1 of
 * Mnih and Gregor 2014: the divergence counts towards it as much as it did.
 */
class NormalizationTest {
  private static final NetworkConfig LINEAR =
      new NetworkConfig(List.of(), NetworkConfig.Activation.RELU);
  private static final float[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private static final int ROWS = 16;
  private static final double[] SLOPES = {30, -10, 40};
  private static final double[] LOGITS = {0.4, -1.2, 0.9};

  private final DjlHarness harness = EngineUnderTest.PYTORCH.harness();

  @AfterEach
  void close() {
    harness.close();
  }

  /** Makes an estimator that normalises, or not, as its options say. */
  private interface Maker {
    GradientEstimator<NDArray> make(BaselineOptions options, DjlContext context);
  }

  /** Of x = logits: the encoder is the identity, the baseline's network is 0. */
  private double[] gradient(Maker maker, boolean normalized) {
    DjlContext context =
        harness.context(
            normalized ? "normalized" : "plain",
            3,
            (name, shape, fresh) ->
                name.endsWith("weight") && shape.size() == 9
                    ? IDENTITY
                    : new float[(int) shape.size()]);
    DjlContext bits =
        context.within("bits").withSizes(new DjlContext.ModelSizes(3, 3, 3, 0, Optional.empty()));
    Latent<NDArray> latent =
        new BernoulliLatent(
            new BernoulliPrior(BernoulliPrior.Options.DEFAULTS, bits),
            LINEAR,
            TemperatureConfig.fixed(1),
            bits);
    GradientEstimator<NDArray> made =
        maker.make(new BaselineOptions(LINEAR, 0.8, normalized), context);
    double[] copies = new double[ROWS * 3];
    double[] slopes = new double[ROWS * 3];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = LOGITS[i % 3];
      slopes[i] = SLOPES[i % 3];
    }
    Objective objective = new Objective(SamplingMode.HARD, DivergenceWeighting.FULL, 1);
    harness.reseed(3, 1);
    return harness.gradient(
        x -> made.estimate(latent.infer(x), z -> squared(z, slopes), objective).surrogate(),
        harness.tensor(copies, ROWS, 3));
  }

  /** (a'z)^2 / 10: more than its own linear expansion, which MuProp knows in closed form. */
  private NDArray squared(NDArray latents, double[] slopes) {
    NDArray sum = harness.weighted(latents, slopes).sum(new int[] {1});
    double[] tenth = new double[ROWS];
    Arrays.fill(tenth, 0.1);
    return harness.weighted(sum.mul(sum), tenth);
  }

  @Test
  void theScoreFunctionsGradientIsDividedByOneNumber() {
    assertDividedByOneNumber(ScoreFunctionEstimator::new);
  }

  @Test
  void muPropsGradientIsDividedByOneNumber() {
    assertDividedByOneNumber(MuPropEstimator::new);
  }

  private void assertDividedByOneNumber(Maker estimator) {
    double[] plain = gradient(estimator, false);
    double[] normalized = gradient(estimator, true);

    double factor = normalized[0] / plain[0];
    assertThat(factor).isBetween(1e-4, 0.5);
    for (int i = 0; i < plain.length; i++) {
      assertThat(normalized[i])
          .as("row %d, logit %d", i / 3, i % 3)
          .isCloseTo(factor * plain[i], Offset.offset(1e-4 * (1 + Math.abs(factor * plain[i]))));
    }
  }
}
