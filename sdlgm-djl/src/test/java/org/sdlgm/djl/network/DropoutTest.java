package org.sdlgm.djl.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;

/** A perceptron whose hidden outputs are all 1 and whose output is their sum. */
class DropoutTest {
  private static final int HIDDEN = 2000;
  private static final double DROPOUT = 0.25;

  private static MultilayerPerceptron counting(DjlHarness harness, double dropout) {
    return counting(harness, dropout, 0);
  }

  private static MultilayerPerceptron counting(
      DjlHarness harness, double dropout, double inputDropout) {
    DjlContext context =
        harness.context(
            "counting",
            1,
            (name, shape, fresh) -> {
              float[] values = new float[Math.toIntExact(shape.size())];
              boolean zero = name.endsWith("0/bias") || name.endsWith("1/bias");
              Arrays.fill(values, zero ? 0 : 1);
              return values;
            });
    return new MultilayerPerceptron(
        new NetworkConfig(List.of(HIDDEN), NetworkConfig.Activation.RELU, dropout, inputDropout),
        context,
        1,
        1,
        Optional.empty());
  }

  private static double[] inTraining(DjlHarness harness, MultilayerPerceptron network, long step) {
    harness.reseed(1, step);
    return harness.gradient(network::forward, harness.tensor(new double[] {1}, 1, 1));
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void evaluationDropsNothing(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      NDArray x = harness.tensor(new double[] {1}, 1, 1);
      assertThat(harness.values(counting(harness, DROPOUT).forward(x))).containsExactly(HIDDEN);
    }
  }

  /**
   * The gradient by x is Σ kept / (1 - dropout), of mean 2000 and standard deviation sqrt(2000 ·
   * 0.25 / 0.75) = 26; five of them are allowed.
   */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void trainingDropsItsShareAndKeepsTheMean(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      MultilayerPerceptron network = counting(harness, DROPOUT);
      double sum = inTraining(harness, network, 1)[0];
      assertThat(sum).isCloseTo(HIDDEN, Offset.offset(5 * 26.0)).isNotEqualTo(HIDDEN);
      double kept = sum * (1 - DROPOUT);
      assertThat(kept).isCloseTo(Math.rint(kept), Offset.offset(1e-2));
    }
  }

  /** 2000 hidden units each see the one input, or none does: the gradient is 4000 or 0. */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void aDroppedInputIsDroppedForAllHiddenUnits(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      MultilayerPerceptron network = counting(harness, 0, 0.5);
      Set<Double> seen = new HashSet<>();
      for (long step = 0; step < 20; step++) {
        seen.add(inTraining(harness, network, step)[0]);
      }
      assertThat(seen).containsExactlyInAnyOrder(0.0, 2.0 * HIDDEN);
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void whatIsDroppedIsAFunctionOfTheStep(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      MultilayerPerceptron network = counting(harness, DROPOUT);
      double[] first = inTraining(harness, network, 1);
      assertThat(inTraining(harness, network, 2)).isNotEqualTo(first);
      assertThat(inTraining(harness, network, 1)).containsExactly(first);
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void withoutDropoutTrainingAndEvaluationAreTheSame(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      assertThat(inTraining(harness, counting(harness, 0), 1)).containsExactly(HIDDEN);
    }
  }
}
