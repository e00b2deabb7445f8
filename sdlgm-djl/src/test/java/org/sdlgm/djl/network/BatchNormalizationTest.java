package org.sdlgm.djl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.NetworkConfig.Normalization;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.error.ConfigurationException;

/** A perceptron of one hidden rectified unit, whose affine parts are the identity. */
class BatchNormalizationTest {
  private static final double[] X = {1, 4, -2, 9};
  private static final double MEAN = 3;

  /** Of the batch, divided by 4. */
  private static final double VARIANCE = 16.5;

  private static MultilayerPerceptron network(DjlHarness harness) {
    Initialization identity =
        (name, shape, fresh) -> {
          float[] values = fresh.draw(new SplittableRandom(1));
          if (name.endsWith("/weight")) {
            Arrays.fill(values, 1);
          }
          return values;
        };
    DjlContext context = harness.context("network", 1, identity);
    return new MultilayerPerceptron(
        new NetworkConfig(List.of(1), Activation.RELU, 0, 0, Normalization.BATCH),
        context,
        1,
        1,
        Optional.empty());
  }

  private static double[] expected(double mean, double variance) {
    return Arrays.stream(X)
        .map(x -> Math.max(0, (x - mean) / Math.sqrt(variance + 1e-5)))
        .toArray();
  }

  private static NDArray x(DjlHarness harness) {
    return harness.tensor(X, X.length, 1);
  }

  private static double[] inTraining(DjlHarness harness, MultilayerPerceptron network) {
    double[] output = new double[X.length];
    harness.gradient(
        x -> {
          NDArray values = network.forward(x);
          System.arraycopy(harness.values(values), 0, output, 0, output.length);
          return values;
        },
        x(harness));
    return output;
  }

  private static void assertClose(double[] actual, double[] expected, double tolerance) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isCloseTo(expected[i], Offset.offset(tolerance));
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void trainingNormalisesByTheBatch(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      assertClose(inTraining(harness, network(harness)), expected(MEAN, VARIANCE), 1e-4);
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void oneObservationIsNoBatchToNormaliseBy(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      MultilayerPerceptron network = network(harness);
      NDArray one = harness.tensor(new double[] {X[0]}, 1, 1);
      assertThatThrownBy(() -> harness.gradient(network::forward, one))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("training.batchSize")
          .message()
          .doesNotContain("\n");
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void aNewNetworkNormalisesByNothing(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      assertClose(harness.values(network(harness).forward(x(harness))), expected(0, 1), 1e-4);
    }
  }

  /** After many batches, by their mean and variance, which some engines divide by B - 1. */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void afterTrainingTheRunningStatisticsAreTheBatches(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      MultilayerPerceptron network = network(harness);
      for (int i = 0; i < 600; i++) {
        inTraining(harness, network);
      }
      double[] output = harness.values(network.forward(x(harness)));
      double[] least = expected(MEAN, VARIANCE * 4 / 3);
      double[] most = expected(MEAN, VARIANCE);
      for (int i = 0; i < output.length; i++) {
        assertThat(output[i]).isBetween(least[i] - 1e-3, most[i] + 1e-3);
      }
      double[] alone = harness.values(network.forward(harness.tensor(new double[] {X[3]}, 1, 1)));
      assertThat(alone[0]).isCloseTo(output[3], Offset.offset(1e-5));
    }
  }
}
