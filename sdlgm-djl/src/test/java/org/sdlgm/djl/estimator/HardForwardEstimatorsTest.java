package org.sdlgm.djl.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import org.sdlgm.djl.latent.CategoricalLatent;

/**
 * Biased estimators against their definitions. The encoder is the identity and log p(x|z) = a'z, so
 * a gradient by x is a' times what the estimator takes for dz/dφ, at the z that was drawn.
 */
class HardForwardEstimatorsTest {
  private static final NetworkConfig LINEAR =
      new NetworkConfig(List.of(), NetworkConfig.Activation.RELU);
  private static final float[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};
  private static final int ROWS = 64;
  private static final double[] SLOPES = {1.5, -0.5, 2};

  private final DjlHarness harness = EngineUnderTest.PYTORCH.harness();
  private final DjlContext context =
      harness.context(
          "test", 3, (name, shape, fresh) -> name.endsWith("weight") ? IDENTITY : new float[3]);

  @AfterEach
  void close() {
    harness.close();
  }

  /** What an estimator's gradient must be, given what was drawn. */
  @FunctionalInterface
  private interface Definition {
    /** The gradient of -a'z by each of the three logits. */
    double[] gradient(double[] drawn, double[] probabilities);
  }

  private static final double[] LOGITS = {0.4, -1.2, 0.9};

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double[] softmax(double scale) {
    double sum = 0;
    double[] values = new double[3];
    for (int k = 0; k < 3; k++) {
      values[k] = Math.exp(scale * LOGITS[k]);
      sum += values[k];
    }
    for (int k = 0; k < 3; k++) {
      values[k] /= sum;
    }
    return values;
  }

  private Latent<NDArray> bits() {
    DjlContext bits =
        context.within("bits").withSizes(new DjlContext.ModelSizes(3, 3, 3, 0, Optional.empty()));
    return new BernoulliLatent(
        new BernoulliPrior(BernoulliPrior.Options.DEFAULTS, bits),
        LINEAR,
        TemperatureConfig.fixed(1),
        bits);
  }

  private Latent<NDArray> categorical() {
    return new CategoricalLatent(
        new CategoricalLatent.Options(1, 3, LINEAR, TemperatureConfig.fixed(1)),
        context.within("categorical"));
  }

  private void assertGradients(
      Latent<NDArray> latent, GradientEstimator<NDArray> estimator, Definition definition) {
    double[] copies = new double[ROWS * 3];
    double[] slopes = new double[ROWS * 3];
    for (int i = 0; i < copies.length; i++) {
      copies[i] = LOGITS[i % 3];
      slopes[i] = SLOPES[i % 3];
    }
    double[] drawn = new double[ROWS * 3];
    Objective objective = new Objective(SamplingMode.HARD, DivergenceWeighting.FULL, 0);
    harness.reseed(3, 1);
    double[] gradient =
        harness.gradient(
            x ->
                estimator
                    .estimate(
                        latent.infer(x),
                        z -> {
                          System.arraycopy(harness.values(z), 0, drawn, 0, drawn.length);
                          return harness.weighted(z, slopes).sum(new int[] {1});
                        },
                        objective)
                    .surrogate(),
            harness.tensor(copies, ROWS, 3));
    for (int row = 0; row < ROWS; row++) {
      double[] z = Arrays.copyOfRange(drawn, 3 * row, 3 * row + 3);
      double[] expected = definition.gradient(z, softmax(1));
      for (int k = 0; k < 3; k++) {
        assertThat(z[k]).isIn(0.0, 1.0);
        assertThat(gradient[3 * row + k])
            .as("row %d, logit %d", row, k)
            .isCloseTo(expected[k], Offset.offset(1e-5));
      }
    }
  }

  /** -a_k dz_k/dφ_k, from a bit's own derivative. */
  private static Definition ofBits(Function<double[], Double> derivative) {
    return (drawn, ignored) -> {
      double[] expected = new double[3];
      for (int k = 0; k < 3; k++) {
        expected[k] = -SLOPES[k] * derivative.apply(new double[] {drawn[k], LOGITS[k]});
      }
      return expected;
    };
  }

  /** -(diag(π) - π π') a. */
  private static double[] throughSoftmax(double[] probabilities, double scale) {
    double mean = 0;
    for (int k = 0; k < 3; k++) {
      mean += probabilities[k] * SLOPES[k];
    }
    double[] expected = new double[3];
    for (int k = 0; k < 3; k++) {
      expected[k] = -scale * probabilities[k] * (SLOPES[k] - mean);
    }
    return expected;
  }

  @Test
  void straightThroughTakesTheProbabilitysDerivative() {
    assertGradients(
        bits(),
        new StraightThroughEstimator(context),
        ofBits(at -> sigmoid(at[1]) * sigmoid(-at[1])));
  }

  @Test
  void straightThroughTakesTheSoftmaxsDerivative() {
    assertGradients(
        categorical(),
        new StraightThroughEstimator(context),
        (drawn, probabilities) -> throughSoftmax(probabilities, 1));
  }

  @Test
  void theSlopeRisesWithTheIterations() {
    SlopeAnnealedEstimator estimator =
        new SlopeAnnealedEstimator(new SlopeAnnealedEstimator.Options(5, 100), context);
    Latent<NDArray> bits = bits();
    Latent<NDArray> categorical = categorical();
    for (int[] expected : new int[][] {{0, 1}, {50, 3}, {100, 5}, {1000, 5}}) {
      int slope = expected[1];
      context.schedule().advanceTo(expected[0]);
      assertGradients(
          bits, estimator, ofBits(at -> slope * sigmoid(slope * at[1]) * sigmoid(-slope * at[1])));
      assertGradients(
          categorical, estimator, (drawn, probabilities) -> throughSoftmax(softmax(slope), slope));
    }
  }

  /** (z - 1/2) d log q(z)/dφ: half of what is not expected. */
  @Test
  void darnWeighsAbitsScoreByItsDistanceFromTheMiddle() {
    assertGradients(
        bits(), new DarnEstimator(context), ofBits(at -> (at[0] - 0.5) * (at[0] - sigmoid(at[1]))));
  }

  /** a'(z - 1/3) (z - π). */
  @Test
  void darnWeighsAClassesScoreByItsDistanceFromTheMiddle() {
    assertGradients(
        categorical(),
        new DarnEstimator(context),
        (drawn, probabilities) -> {
          double signal = 0;
          for (int k = 0; k < 3; k++) {
            signal += SLOPES[k] * (drawn[k] - 1.0 / 3);
          }
          double[] expected = new double[3];
          for (int k = 0; k < 3; k++) {
            expected[k] = -signal * (drawn[k] - probabilities[k]);
          }
          return expected;
        });
  }

  @Test
  void reinMaxOfBitsIsHeunsMethod() {
    double temperature = 1.25;
    assertGradients(
        bits(),
        new ReinMaxEstimator(new ReinMaxEstimator.Options(temperature), context),
        ofBits(
            at -> {
              double p = sigmoid(at[1]);
              double halfWay = (sigmoid(at[1] / temperature) + at[0]) / 2;
              return 2 * halfWay * (1 - halfWay) - 0.5 * p * (1 - p);
            }));
  }

  /** (z - 1/2) (z - p): for z = 1, 2 J((1 + p) / 2) - J(p) / 2 = (1 - p) / 2; for 0, p / 2. */
  @Test
  void withoutSmoothingReinMaxOfBitsIsDarn() {
    assertGradients(
        bits(),
        new ReinMaxEstimator(ReinMaxEstimator.Options.DEFAULTS, context),
        ofBits(at -> (at[0] - 0.5) * (at[0] - sigmoid(at[1]))));
  }

  @Test
  void reinMaxOfClassesIsHeunsMethod() {
    double temperature = 1.25;
    double[] smooth = softmax(1 / temperature);
    assertGradients(
        categorical(),
        new ReinMaxEstimator(new ReinMaxEstimator.Options(temperature), context),
        (drawn, probabilities) -> {
          double[] halfWay = new double[3];
          for (int k = 0; k < 3; k++) {
            halfWay[k] = (smooth[k] + drawn[k]) / 2;
          }
          double[] first = throughSoftmax(halfWay, 2);
          double[] second = throughSoftmax(probabilities, 0.5);
          for (int k = 0; k < 3; k++) {
            first[k] -= second[k];
          }
          return first;
        });
  }
}
