package org.sdlgm.djl.labels;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.component.LabelModel;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.djl.context.DjlAxis;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.reference.Formulas;

/** Losses of linear models against the formulas in double precision, and sparsemax by hand. */
class LabelOraclesTest {
  private static final int SIZE = 3;
  private static final int LABELS = 4;
  private static final int MAX_LABELS = 5;
  private static final double[] X = {0.3, -1.2, 0.7, 2, 0.1, -0.4};
  private static final int[][] Y = {{1, 0, 2, 0}, {0, 1, 1, 1}};
  private static final Offset<Double> TOLERANCE = Offset.offset(1e-4);
  private static final String LINEAR = "network: {hidden: []}";

  private static double[] flat(int[][] rows) {
    return Arrays.stream(rows).flatMapToInt(Arrays::stream).asDoubleStream().toArray();
  }

  private static LabelModel<NDArray> model(DjlHarness harness, String name, String options) {
    return harness
        .context(name, SIZE, LABELS, MAX_LABELS, 0)
        .make(DjlAxis.LABELS, new ComponentConfig(name, ConfigText.parse(options, name)));
  }

  private static double[] losses(DjlHarness harness, LabelModel<NDArray> model) {
    return harness.values(
        model.labelLoss(harness.tensor(X, 2, SIZE), harness.tensor(flat(Y), 2, LABELS)));
  }

  /** What the last-made linear networks but {@code after} put out for an observation. */
  private static double[] outputs(DjlHarness harness, int after, int row) {
    List<Parameter> all =
        harness.parameters().all().stream()
            .filter(each -> each.kind() != Parameter.Kind.TEMPERATURE)
            .toList();
    int at = all.size() - 2 * (after + 1);
    double[] weight = Rows.doubles(all.get(at).data());
    double[] bias = Rows.doubles(all.get(at + 1).data());
    double[] outputs = bias.clone();
    for (int k = 0; k < outputs.length; k++) {
      for (int d = 0; d < SIZE; d++) {
        outputs[k] += weight[k * SIZE + d] * X[row * SIZE + d];
      }
    }
    return outputs;
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void theBagsExactLikelihood(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      LabelModel<NDArray> model =
          model(
              harness,
              "sdlgm-dis",
              "sparsity: {name: bernoulli, %s}\nfeatures: {name: categorical, %s}"
                  .formatted(LINEAR, LINEAR));
      double[] losses = losses(harness, model);
      for (int row = 0; row < Y.length; row++) {
        double[] gates = outputs(harness, 1, row);
        double gamma = Formulas.sigmoid(gates[1] - gates[0]);
        int size = Arrays.stream(Y[row]).sum();
        double expected =
            Formulas.logBinomial(size, MAX_LABELS, gamma)
                + Formulas.logMultinomial(Y[row], Formulas.logSoftmax(outputs(harness, 0, row)));
        assertThat(losses[row]).isCloseTo(-expected, TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void aLogisticRegressionOfEachLabel(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      double[] losses = losses(harness, model(harness, "logistic", LINEAR));
      for (int row = 0; row < Y.length; row++) {
        double expected = 0;
        double[] outputs = outputs(harness, 0, row);
        for (int k = 0; k < LABELS; k++) {
          expected -= Formulas.logBernoulli(Math.min(1, Y[row][k]), outputs[k]);
        }
        assertThat(losses[row]).isCloseTo(expected, TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void softmaxIsTheDivergenceOfTheShares(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      double[] losses = losses(harness, model(harness, "softmax", LINEAR));
      for (int row = 0; row < Y.length; row++) {
        double[] logs = Formulas.logSoftmax(outputs(harness, 0, row));
        double expected = 0;
        for (int k = 0; k < LABELS; k++) {
          double share = share(row, k);
          expected += share == 0 ? 0 : share * (Math.log(share) - logs[k]);
        }
        assertThat(losses[row]).isCloseTo(expected, TOLERANCE);
      }
    }
  }

  private static double share(int row, int label) {
    return (double) Y[row][label] / Arrays.stream(Y[row]).sum();
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void sparsemaxLossIsThatOfTheReference(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      double[] losses = losses(harness, model(harness, "sparsemax", LINEAR));
      for (int row = 0; row < Y.length; row++) {
        double[] z = outputs(harness, 0, row);
        double threshold = Formulas.sparsemaxThreshold(z);
        double expected = 0;
        for (int k = 0; k < LABELS; k++) {
          double share = share(row, k);
          expected += -share * z[k] + 0.5 * share * share;
          expected += z[k] > threshold ? 0.5 * (z[k] * z[k] - threshold * threshold) : 0;
        }
        assertThat(losses[row]).isCloseTo(expected, TOLERANCE);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void observationsWithoutLabelsTeachSharesNothing(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      for (String name : List.of("softmax", "sparsemax")) {
        LabelModel<NDArray> model = model(harness, name, LINEAR);
        NDArray x = harness.tensor(X, 2, SIZE);
        NDArray none = harness.tensor(new double[2 * LABELS], 2, LABELS);
        Offset<Double> nothing = Offset.offset(0.0);
        assertThat(harness.values(model.labelLoss(x, none)))
            .containsExactly(new double[2], nothing);
        assertThat(harness.gradient(at -> model.labelLoss(at, none), x))
            .containsExactly(new double[2 * SIZE], nothing);
      }
    }
  }

  /**
   * (1.2, 1, 0.1): 1 + 2 · 1 is above 1.2 + 1, and 1 + 3 · 0.1 is not above 2.3, so that τ is (2.2
   * - 1) / 2 = 0.6. (3, 0, 0) is projected to a vertex, and three equal scores to the centre.
   */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void projectsOnTheSimplex(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      double[] scores = {1.2, 1, 0.1, 3, 0, 0, -5, -5, -5, 1000, 999.5, 0};
      double[] shares = harness.values(new Sparsemax().shares(harness.tensor(scores, 4, 3)));
      assertThat(shares)
          .containsExactly(
              new double[] {0.6, 0.4, 0, 1, 0, 0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 0.75, 0.25, 0},
              TOLERANCE);
    }
  }

  /** Floats near 1e7 are whole numbers: a threshold there would be one as well. */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void sharesOfLargeScoresAreShares(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      double[] scores = {1e7, 1e7, 0, 1e7, 1e7, 1e7, -1e7, -1e7 - 2, -2e7};
      double[] shares = harness.values(new Sparsemax().shares(harness.tensor(scores, 3, 3)));
      double third = 1 / 3.0;
      assertThat(shares)
          .containsExactly(
              new double[] {0.5, 0.5, 0, third, third, third, 1, 0, 0}, Offset.offset(1e-6));
    }
  }

  /** diag(s) - s sᵀ / |S| for S = {1, 2}: rows (1/2, -1/2, 0), (-1/2, 1/2, 0) and zeros. */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void hasTheJacobianOfTheSupport(EngineUnderTest engine) {
    double[][] jacobian = {{0.5, -0.5, 0}, {-0.5, 0.5, 0}, {0, 0, 0}};
    try (DjlHarness harness = engine.harness()) {
      NDArray scores = harness.tensor(new double[] {1.2, 1, 0.1}, 1, 3);
      for (int k = 0; k < 3; k++) {
        double[] unit = new double[3];
        unit[k] = 1;
        assertThat(harness.gradient(z -> harness.weighted(new Sparsemax().shares(z), unit), scores))
            .containsExactly(jacobian[k], TOLERANCE);
      }
    }
  }

  /** p - q: (0.6, 0.4, 0) less (0, 1/2, 1/2). */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void theLosssGradientIsTheDifferenceOfTheShares(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      NDArray target = harness.tensor(new double[] {0, 0.5, 0.5}, 1, 3);
      double[] gradient =
          harness.gradient(
              z -> new Sparsemax().loss(z, target),
              harness.tensor(new double[] {1.2, 1, 0.1}, 1, 3));
      assertThat(gradient).containsExactly(new double[] {0.6, -0.1, -0.5}, TOLERANCE);
    }
  }
}
