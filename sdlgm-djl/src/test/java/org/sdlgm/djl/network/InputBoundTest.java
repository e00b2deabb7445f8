package org.sdlgm.djl.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;

/** A perceptron without hidden layers, of one input and weight 1: its output is what it sees. */
class InputBoundTest {
  private static final double[] INPUTS = {-1e30, -4, -0.01, 0, 0.01, 1, 4, 1e30};
  private static final double BOUND = 2;

  /** Single precision has 24 bits; a few roundings of numbers up to the bound. */
  private static final Offset<Double> ROUNDING = Offset.offset(4 * BOUND * 0x1p-24);

  private static MultilayerPerceptron seeing(DjlHarness harness, double inputBound) {
    return new MultilayerPerceptron(
        new NetworkConfig(
            List.of(),
            NetworkConfig.Activation.RELU,
            0,
            0,
            NetworkConfig.Normalization.NONE,
            1,
            inputBound),
        harness.context(
            "seeing", 1, (name, shape, fresh) -> new float[] {name.endsWith("weight") ? 1 : 0}),
        1,
        1,
        Optional.empty());
  }

  private static NDArray inputs(DjlHarness harness) {
    return harness.tensor(INPUTS, INPUTS.length, 1);
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void smallInputsAreSeenAsTheyAreAndLargeOnesAtTheBound(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      double[] seen = harness.values(seeing(harness, BOUND).forward(inputs(harness)));
      assertThat(seen)
          .containsExactly(
              DoubleStream.of(INPUTS).map(x -> BOUND * Math.tanh(x / BOUND)).toArray(), ROUNDING);
    }
  }

  /** d/dx β tanh(x / β) = 1 - tanh²(x / β): 1 at 0, and nothing far away. */
  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void gradientsPassAsFarAsAnInputIsSeen(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      double[] gradient = harness.gradient(seeing(harness, BOUND)::forward, inputs(harness));
      double[] slopes =
          DoubleStream.of(INPUTS).map(x -> 1 - Math.pow(Math.tanh(x / BOUND), 2)).toArray();
      assertThat(gradient).containsExactly(slopes, ROUNDING);
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void withoutABoundInputsAreSeenAsTheyAre(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      NDArray inputs = inputs(harness);
      assertThat(harness.values(seeing(harness, 0).forward(inputs)))
          .containsExactly(harness.values(inputs));
    }
  }
}
