package org.sdlgm.djl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.NetworkConfig.Normalization;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.error.ConfigurationException;

/** The size of a perceptron's first weights. */
class InitialWeightsTest {
  private static final int INPUTS = 50;
  private static final int OUTPUTS = 400;

  private static List<float[]> weights(double scale) {
    List<float[]> drawn = new ArrayList<>();
    Initialization random = Initialization.random(1);
    try (DjlHarness harness = EngineUnderTest.PYTORCH.harness()) {
      new MultilayerPerceptron(
          new NetworkConfig(List.of(OUTPUTS), Activation.RELU, 0, 0, Normalization.NONE, scale, 0),
          harness.context(
              "network",
              1,
              (name, shape, fresh) -> {
                float[] values = random.values(name, shape, fresh);
                if (name.endsWith("weight")) {
                  drawn.add(values);
                }
                return values;
              }),
          INPUTS,
          OUTPUTS,
          Optional.empty());
    }
    return drawn;
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  @Test
  void moreWeightsThanAnArrayHoldsAreRefusedInOneLine() {
    NetworkConfig huge = new NetworkConfig(List.of(1 << 16, 1 << 16), Activation.RELU);
    try (DjlHarness harness = EngineUnderTest.PYTORCH.harness()) {
      assertThatThrownBy(
              () ->
                  new MultilayerPerceptron(
                      huge, harness.context("network", 1, 0, 0, 0), 1, 1, Optional.empty()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContainingAll("1/weight", "4294967296")
          .message()
          .doesNotContain("\n");
    }
  }

  /**
   * A deviation of n numbers has a relative standard error of 1 / sqrt(2 n); n is 20 000 or more.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.4})
  void isHesTimesTheScaleInEachLayer(double scale) {
    List<float[]> drawn = weights(scale);
    assertThat(drawn).hasSize(2);
    assertThat(deviation(drawn.get(0)) / Math.sqrt(2.0 / INPUTS))
        .isCloseTo(scale, Offset.offset(5 * scale * 0.005));
    assertThat(deviation(drawn.get(1)) / Math.sqrt(2.0 / OUTPUTS))
        .isCloseTo(scale, Offset.offset(5 * scale * 0.005));
  }
}
