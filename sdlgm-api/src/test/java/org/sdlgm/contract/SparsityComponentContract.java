package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.reference.Formulas;

/**
 * What any {@link SparsityComponent} does.
 *
 * @param <T> the backend's tensor type
 */
public abstract class SparsityComponentContract<T> extends ComponentContract<T> {
  /**
   * What the component under test is made with.
   *
   * @param observationSize D
   * @param slots L0
   * @param priorRate ρ: the prior mean of L is L0 ρ; a component without such a parameter may take
   *     its own
   * @param temperature τ_w
   */
  public record GateSetting(int observationSize, int slots, double priorRate, double temperature) {}

  private static final GateSetting SETTING = new GateSetting(3, 4, 0.3, 0.7);
  private static final double[] LOGITS = {0.4, -0.2, -1.5, 1.1, 2, 2};
  private static final int[] LOGITS_SHAPE = {3, 2};

  /**
   * Makes the component under test.
   *
   * @param setting what with
   */
  protected abstract SparsityComponent<T> component(GateSetting setting);

  private T logits() {
    return harness().tensor(LOGITS, LOGITS_SHAPE);
  }

  private static double gamma(double off, double on) {
    return Formulas.sigmoid(on - off);
  }

  /** Draws at a position of the noise. */
  final double[] draw(SparsityComponent<T> component, T logits, SamplingMode mode, long step) {
    harness().reseed(7, step);
    return values(component.sample(logits, mode));
  }

  @Test
  void logitsAreOffAndOnOfEachObservation() {
    T observations = harness().tensor(normal(15, 1), 5, 3);
    SparsityComponent<T> component = component(SETTING);
    T logits = component.logits(observations);
    assertShape(logits, 5, 2);
    assertFinite(values(logits));
    assertThat(values(component.logits(observations))).containsExactly(values(logits));
  }

  @Test
  void looksAtEachObservationByItself() {
    assertEachRowByItself(component(SETTING)::logits, normalRows(5, 3, 1));
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void samplesAreOneGatePerSlotWithinTheUnitInterval(SamplingMode mode) {
    harness().reseed(7, 0);
    T gates = component(SETTING).sample(logits(), mode);
    assertShape(gates, 3, 4);
    for (double gate : values(gates)) {
      assertThat(gate).isBetween(-1e-6, 1 + 1e-6);
    }
  }

  @Test
  void relaxedSamplesAreInside() {
    // At temperature 1 and logits near 0, a gate closer than 1e-6 to a vertex is one in 10^5.
    GateSetting soft = new GateSetting(3, 4, 0.3, 1);
    double[] gates = draw(component(soft), logits(), SamplingMode.RELAXED, 0);
    for (double gate : gates) {
      assertThat(gate).isStrictlyBetween(0.0, 1.0);
    }
  }

  @Test
  void hardSamplesAreVertices() {
    double[] gates =
        draw(component(SETTING), repeated(new double[] {0, 0.3}, 100), SamplingMode.HARD, 0);
    assertThat(gates).containsOnly(0.0, 1.0);
  }

  @Test
  void straightThroughIsHardForward() {
    SparsityComponent<T> component = component(SETTING);
    assertClose(
        draw(component, logits(), SamplingMode.STRAIGHT_THROUGH, 3),
        1e-6,
        draw(component, logits(), SamplingMode.HARD, 3));
  }

  @Test
  void straightThroughIsRelaxedBackward() {
    SparsityComponent<T> component = component(SETTING);
    double[] gradient = gradient(component, SamplingMode.STRAIGHT_THROUGH);
    assertClose(gradient, gradient(component, SamplingMode.RELAXED));
    assertThat(Arrays.stream(gradient).map(Math::abs).sum()).isPositive();
  }

  @Test
  void hardSamplesHaveNoGradient() {
    assertThat(gradient(component(SETTING), SamplingMode.HARD)).containsOnly(0);
  }

  private double[] gradient(SparsityComponent<T> component, SamplingMode mode) {
    harness().reseed(7, 5);
    return harness().gradient(logits -> component.sample(logits, mode), logits());
  }

  @Test
  void relaxedGradientMatchesDifferences() {
    SparsityComponent<T> component = component(SETTING);
    assertGradientMatchesDifferences(
        logits -> {
          harness().reseed(7, 11);
          return component.sample(logits, SamplingMode.RELAXED);
        },
        LOGITS,
        LOGITS_SHAPE);
  }

  @Test
  void divergenceGradientMatchesDifferences() {
    assertGradientMatchesDifferences(component(SETTING)::divergence, LOGITS, LOGITS_SHAPE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 40})
  void divergenceIsThatOfTheStatedPrior(int slots) {
    SparsityComponent<T> component = component(new GateSetting(3, slots, 0.3, 0.7));
    T divergence = component.divergence(logits());
    assertShape(divergence, 3);
    double[] prior = component.logCountPrior();
    double[] expected = new double[3];
    Arrays.setAll(
        expected, i -> Formulas.gateDivergence(gamma(LOGITS[2 * i], LOGITS[2 * i + 1]), prior));
    assertClose(values(divergence), expected);
  }

  @Test
  void divergenceIsNowhereNegative() {
    double[][] rows = new double[41][];
    Arrays.setAll(rows, i -> new double[] {0, (i - 20) / 2.0});
    for (double divergence : values(component(SETTING).divergence(matrix(rows)))) {
      assertThat(divergence).isGreaterThanOrEqualTo(-1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 40})
  void countPriorIsADistributionOverZeroToAllSlots(int slots) {
    double[] prior = component(new GateSetting(3, slots, 0.3, 0.7)).logCountPrior();
    assertThat(prior).hasSize(slots + 1);
    assertThat(Formulas.logSumExp(prior)).isCloseTo(0, Offset.offset(1e-6));
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void samplesAreAFunctionOfSeedAndStep(SamplingMode mode) {
    SparsityComponent<T> component = component(SETTING);
    T logits = repeated(new double[] {0, 0}, 50);
    double[] draw = draw(component, logits, mode, 1);
    assertThat(draw(component, logits, mode, 1)).containsExactly(draw);
    assertThat(draw(component, logits, mode, 2)).isNotEqualTo(draw);
    harness().reseed(8, 1);
    assertThat(values(component.sample(logits, mode))).isNotEqualTo(draw);
  }

  @Test
  void hardGatesAreIndependentBernoulliDraws() {
    int rows = 4000;
    int slots = 8;
    SparsityComponent<T> component = component(new GateSetting(3, slots, 0.3, 0.7));
    double[] gates =
        draw(component, repeated(new double[] {0.5, -0.3}, rows), SamplingMode.HARD, 1);
    double gamma = gamma(0.5, -0.3);
    double unit = gamma * (1 - gamma);
    double mean = Arrays.stream(gates).average().orElseThrow();
    assertThat(mean)
        .as("mean of the gates against γ")
        .isCloseTo(gamma, Offset.offset(5 * Math.sqrt(unit / gates.length)));
    // The variance of L is that of a binomial only if the slots are independent.
    double squares = 0;
    for (int row = 0; row < rows; row++) {
      double count = Arrays.stream(gates, row * slots, (row + 1) * slots).sum();
      squares += (count - slots * gamma) * (count - slots * gamma);
    }
    double variance = slots * unit;
    double fourth = variance * (1 + 3 * (slots - 2) * unit);
    assertThat(squares / rows)
        .as("variance of L against L0 γ (1 - γ)")
        .isCloseTo(variance, Offset.offset(5 * Math.sqrt((fourth - variance * variance) / rows)));
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void extremeLogitsStayFinite(SamplingMode mode) {
    SparsityComponent<T> component = component(SETTING);
    T extreme = matrix(new double[][] {{0, 80}, {80, 0}, {-60, -60}});
    assertFinite(draw(component, extreme, mode, 1));
    assertFinite(values(component.divergence(extreme)));
    assertFinite(harness().gradient(logits -> component.sample(logits, mode), extreme));
    assertFinite(harness().gradient(component::divergence, extreme));
  }
}
