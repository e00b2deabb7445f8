package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.reference.Formulas;

/**
 * What any {@link FeatureComponent} does.
 *
 * @param <T> the backend's tensor type
 */
public abstract class FeatureComponentContract<T> extends ComponentContract<T> {
  /**
   * What the component under test is made with.
   *
   * @param observationSize D
   * @param width K
   * @param temperature τ_f
   */
  public record FeatureSetting(int observationSize, int width, double temperature) {}

  private static final FeatureSetting SETTING = new FeatureSetting(3, 5, 0.7);
  private static final int SLOTS = 4;
  private static final double[][] LOG_PROBABILITIES = {
    Formulas.logSoftmax(0, 0, 0, 0, 0),
    Formulas.logSoftmax(1, -1, 0.5, 2, -0.3),
    Formulas.logSoftmax(-2, 0, 2, 1, 0.1)
  };

  /**
   * Makes the component under test.
   *
   * @param setting what with
   */
  protected abstract FeatureComponent<T> component(FeatureSetting setting);

  private T logProbabilities() {
    return matrix(LOG_PROBABILITIES);
  }

  /** Draws at a position of the noise. */
  final double[] draw(
      FeatureComponent<T> component, T log, int slots, SamplingMode mode, long step) {
    harness().reseed(7, step);
    return values(component.sample(log, slots, mode));
  }

  private double[] draw(FeatureComponent<T> component, SamplingMode mode, long step) {
    return draw(component, logProbabilities(), SLOTS, mode, step);
  }

  @Test
  void logProbabilitiesAreNormalised() {
    T observations = harness().tensor(normal(15, 1), 5, 3);
    FeatureComponent<T> component = component(SETTING);
    T log = component.logProbabilities(observations);
    assertShape(log, 5, 5);
    double[] values = values(log);
    for (int row = 0; row < 5; row++) {
      assertThat(Formulas.logSumExp(Arrays.copyOfRange(values, 5 * row, 5 * row + 5)))
          .isCloseTo(0, Offset.offset(1e-5));
    }
    assertThat(values(component.logProbabilities(observations))).containsExactly(values);
  }

  @Test
  void looksAtEachObservationByItself() {
    assertEachRowByItself(component(SETTING)::logProbabilities, normalRows(5, 3, 1));
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void samplesAreAPointOfTheSimplexPerSlot(SamplingMode mode) {
    harness().reseed(7, 0);
    T features = component(SETTING).sample(logProbabilities(), SLOTS, mode);
    assertShape(features, 3, SLOTS, 5);
    double[] values = values(features);
    for (int row = 0; row < values.length; row += 5) {
      double[] point = Arrays.copyOfRange(values, row, row + 5);
      assertThat(Arrays.stream(point).sum()).isCloseTo(1, Offset.offset(1e-5));
      assertThat(Arrays.stream(point).min().orElseThrow()).isGreaterThanOrEqualTo(-1e-6);
    }
  }

  @Test
  void relaxedSamplesAreInside() {
    double[] values = draw(component(new FeatureSetting(3, 5, 2)), SamplingMode.RELAXED, 0);
    for (double value : values) {
      assertThat(value).isStrictlyBetween(0.0, 1.0);
    }
  }

  @Test
  void hardSamplesAreOneHot() {
    assertThat(draw(component(SETTING), SamplingMode.HARD, 0)).containsOnly(0.0, 1.0);
  }

  @Test
  void straightThroughIsHardForward() {
    FeatureComponent<T> component = component(SETTING);
    assertClose(
        draw(component, SamplingMode.STRAIGHT_THROUGH, 3),
        1e-6,
        draw(component, SamplingMode.HARD, 3));
  }

  @Test
  void straightThroughIsRelaxedBackward() {
    FeatureComponent<T> component = component(SETTING);
    double[] gradient = gradient(component, SamplingMode.STRAIGHT_THROUGH);
    assertClose(gradient, gradient(component, SamplingMode.RELAXED));
    assertThat(Arrays.stream(gradient).map(Math::abs).sum()).isPositive();
  }

  @Test
  void hardSamplesHaveNoGradient() {
    assertThat(gradient(component(SETTING), SamplingMode.HARD)).containsOnly(0);
  }

  private double[] gradient(FeatureComponent<T> component, SamplingMode mode) {
    harness().reseed(7, 5);
    return harness()
        .gradient(log -> weighted(component.sample(log, SLOTS, mode)), logProbabilities());
  }

  /** The sample with its numbers weighted unequally: the plain sum is 1 whatever the logits. */
  private T weighted(T sample) {
    return harness().weighted(sample, normal(3 * SLOTS * 5, 9));
  }

  @Test
  void relaxedGradientMatchesDifferences() {
    FeatureComponent<T> component = component(SETTING);
    assertGradientMatchesDifferences(
        log -> {
          harness().reseed(7, 11);
          return weighted(component.sample(log, SLOTS, SamplingMode.RELAXED));
        },
        values(logProbabilities()),
        3,
        5);
  }

  @Test
  void divergenceGradientMatchesDifferences() {
    FeatureComponent<T> component = component(SETTING);
    assertGradientMatchesDifferences(
        log -> component.divergence(log, SLOTS), values(logProbabilities()), 3, 5);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 40})
  void divergenceIsThatOfTheStatedPrior(int slots) {
    FeatureComponent<T> component = component(SETTING);
    T divergence = component.divergence(logProbabilities(), slots);
    assertShape(divergence, 3);
    double[] expected =
        Arrays.stream(LOG_PROBABILITIES)
            .mapToDouble(log -> slots * Formulas.categoricalDivergence(log, component.logPrior()))
            .toArray();
    assertClose(values(divergence), expected);
  }

  @Test
  void divergenceIsNowhereNegativeAndZeroAtThePrior() {
    FeatureComponent<T> component = component(SETTING);
    double[][] rows = new double[40][];
    Arrays.setAll(rows, i -> Formulas.logSoftmax(normal(5, i)));
    for (double divergence : values(component.divergence(matrix(rows), SLOTS))) {
      assertThat(divergence).isGreaterThanOrEqualTo(-1e-5);
    }
    T prior = matrix(new double[][] {component.logPrior()});
    assertClose(values(component.divergence(prior, SLOTS)), 0);
  }

  @Test
  void priorIsADistributionOverTheFeatures() {
    double[] prior = component(SETTING).logPrior();
    assertThat(prior).hasSize(5);
    assertThat(Formulas.logSumExp(prior)).isCloseTo(0, Offset.offset(1e-6));
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void samplesAreAFunctionOfSeedAndStep(SamplingMode mode) {
    FeatureComponent<T> component = component(SETTING);
    double[] draw = draw(component, mode, 1);
    assertThat(draw(component, mode, 1)).containsExactly(draw);
    assertThat(draw(component, mode, 2)).isNotEqualTo(draw);
    harness().reseed(8, 1);
    assertThat(values(component.sample(logProbabilities(), SLOTS, mode))).isNotEqualTo(draw);
  }

  @Test
  void hardFeaturesAreIndependentCategoricalDraws() {
    int rows = 4000;
    double[] log = LOG_PROBABILITIES[1];
    double[] draws = draw(component(SETTING), repeated(log, rows), 2, SamplingMode.HARD, 1);
    double[] means = new double[5];
    double agreements = 0;
    for (int row = 0; row < rows; row++) {
      for (int k = 0; k < 5; k++) {
        double first = draws[row * 10 + k];
        double second = draws[row * 10 + 5 + k];
        means[k] += (first + second) / (2 * rows);
        agreements += first * second / rows;
      }
    }
    double agreement = 0;
    for (int k = 0; k < 5; k++) {
      double p = Math.exp(log[k]);
      agreement += p * p;
      assertThat(means[k])
          .as("mean of feature %d against π", k)
          .isCloseTo(p, Offset.offset(5 * Math.sqrt(p * (1 - p) / (2 * rows))));
    }
    assertThat(agreements)
        .as("how often two slots agree against Σ π²")
        .isCloseTo(agreement, Offset.offset(5 * Math.sqrt(agreement * (1 - agreement) / rows)));
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void extremeProbabilitiesStayFinite(SamplingMode mode) {
    FeatureComponent<T> component = component(SETTING);
    T extreme = matrix(new double[][] {Formulas.logSoftmax(0, 90, 0, -90, 0)});
    assertFinite(draw(component, extreme, SLOTS, mode, 1));
    assertFinite(values(component.divergence(extreme, SLOTS)));
    assertFinite(harness().gradient(log -> component.sample(log, SLOTS, mode), extreme));
    assertFinite(harness().gradient(log -> component.divergence(log, SLOTS), extreme));
  }
}
