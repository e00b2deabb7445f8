package org.sdlgm.example.sevensegments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.contract.SparsityComponentContract;
import org.sdlgm.contract.TensorHarness;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.error.ConfigurationException;

class GeometricSparsityTest {
  private static final NetworkConfig TINY = new NetworkConfig(List.of(5), Activation.TANH);

  /** What any sparsity component does, and what this one does beside. */
  abstract static class OnEngine extends SparsityComponentContract<NDArray> {
    private final EngineUnderTest engine;

    OnEngine(EngineUnderTest engine) {
      this.engine = engine;
    }

    @Override
    protected TensorHarness<NDArray> openHarness() {
      return engine.harness();
    }

    @Override
    protected SparsityComponent<NDArray> component(GateSetting setting) {
      return component(0.8, setting);
    }

    private SparsityComponent<NDArray> component(double cost, GateSetting setting) {
      return new GeometricSparsity(
          new GeometricSparsity.Options(cost, TINY, TemperatureConfig.fixed(setting.temperature())),
          ((DjlHarness) harness())
              .context("sparsity", setting.observationSize(), 0, setting.slots(), 0));
    }

    private SparsityComponent<NDArray> component(double cost, int slots) {
      return component(cost, new GateSetting(3, slots, 0.5, 1));
    }

    /** Divergences at gate probabilities γ. */
    private double[] divergences(SparsityComponent<NDArray> component, double... gammas) {
      double[] logits =
          Arrays.stream(gammas)
              .flatMap(gamma -> Arrays.stream(new double[] {Math.log1p(-gamma), Math.log(gamma)}))
              .toArray();
      return harness().values(component.divergence(harness().tensor(logits, gammas.length, 2)));
    }

    @Test
    void everyFurtherFeatureCostsTheSame() {
      double[] prior = component(1.5, 40).logCountPrior();

      for (int count = 1; count <= 40; count++) {
        assertThat(prior[count - 1] - prior[count]).isCloseTo(1.5, Offset.offset(1e-12));
      }
    }

    @Test
    void withoutCostAllCountsAreAlike() {
      assertThat(component(0, 3).logCountPrior()).containsOnly(-Math.log(4));
    }

    /** Cost log 2 and two slots: the prior is 4/7, 2/7, 1/7; at γ = 1/2 L is 1/4, 1/2, 1/4. */
    @Test
    void divergenceByHand() {
      double expected = Math.log(7.0 / 16) / 4 + Math.log(7.0 / 4) / 2 + Math.log(7.0 / 4) / 4;

      assertThat(divergences(component(Math.log(2), 2), 0.5)[0])
          .isCloseTo(expected, Offset.offset(TOLERANCE));
    }

    @Test
    void divergenceIsThatOfTheGatesThemselves() {
      double[] gammas = {0.02, 0.3, 0.5, 0.97};
      double[] actual = divergences(component(0.8, 6), gammas);

      for (int i = 0; i < gammas.length; i++) {
        assertThat(actual[i])
            .isCloseTo(divergenceOverAllGates(6, gammas[i], 0.8), Offset.offset(TOLERANCE));
      }
    }

    /** One gate can be geometric: then γ = p(1) has no divergence. Several never can. */
    @Test
    void divergenceVanishesWithOneSlotOnly() {
      assertThat(divergences(component(Math.log(3), 1), 0.25)[0])
          .isCloseTo(0, Offset.offset(TOLERANCE));

      double[] gammas = new double[99];
      Arrays.setAll(gammas, i -> (i + 1) / 100.0);
      double[] divergences = divergences(component(Math.log(3), 2), gammas);
      assertThat(Arrays.stream(divergences).min().orElseThrow()).isGreaterThan(0.01);
    }
  }

  /** KL from its definition: over the 2^L0 states of the gates, in double precision. */
  private static double divergenceOverAllGates(int slots, double gamma, double cost) {
    double total = 0;
    double[] choices = new double[slots + 1];
    for (int state = 0; state < 1 << slots; state++) {
      choices[Integer.bitCount(state)]++;
    }
    for (int count = 0; count <= slots; count++) {
      total += Math.exp(-cost * count);
    }
    double sum = 0;
    for (int state = 0; state < 1 << slots; state++) {
      int count = Integer.bitCount(state);
      double posterior = Math.pow(gamma, count) * Math.pow(1 - gamma, slots - count);
      double prior = Math.exp(-cost * count) / total / choices[count];
      sum += posterior * Math.log(posterior / prior);
    }
    return sum;
  }

  @Nested
  class OnPyTorch extends OnEngine {
    OnPyTorch() {
      super(EngineUnderTest.PYTORCH);
    }
  }

  @Nested
  class OnMxNet extends OnEngine {
    OnMxNet() {
      super(EngineUnderTest.MXNET);
    }
  }

  @Test
  void aCostOutOfRangeIsOneLine() {
    ComponentConfig negative = new ComponentConfig("geometric", Map.of("cost", -1));

    assertThatThrownBy(() -> negative.optionsOver(GeometricSparsity.Options.DEFAULTS))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .contains("geometric", "cost is -1.0", "0 to 100")
        .hasLineCount(1);
  }
}
