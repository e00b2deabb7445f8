package org.sdlgm.eval.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.data.DataPart;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.EnumerableModel;
import org.sdlgm.eval.EnumerableModel.Bag;
import org.sdlgm.eval.EnumerableModel.Parameters;
import org.sdlgm.eval.Parts;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.ObservationMetric;

/**
 * The bounds against a model that can be summed up.
 *
 * <p>Sampled bounds are measured over many copies of one observation: their mean must be within 5
 * standard deviations of the enumerated expectation, the deviation being enumerated as well (a
 * chance of 6e-7 to fail for another seed).
 */
final class BoundsTest {
  private static final float[] X = {1, 0, 1};
  private static final int COPIES = 20_000;
  private static final double SIGMAS = 5;

  private final EnumerableModel model = new EnumerableModel();
  private final DataPart copies = Parts.repeated(X, COPIES);

  private Estimate measure(String name) {
    return Parts.measure(Bounds.factories(), name, Parts.evaluation(model, copies));
  }

  private static double[] values(String base, Evaluation on, int batch) {
    Metric metric = Bounds.factories().get(base).create(OptionalInt.of(2));
    return ((ObservationMetric) metric).values(on, on.batches().get(batch));
  }

  /** Mean and deviation of a quantity over the bags that q draws. */
  private record Moments(double mean, double deviation) {
    static Moments of(double[] probabilities, double[] values) {
      double mean = 0;
      double square = 0;
      for (int i = 0; i < values.length; i++) {
        mean += probabilities[i] * values[i];
        square += probabilities[i] * values[i] * values[i];
      }
      return new Moments(mean, Math.sqrt(square - mean * mean));
    }
  }

  /** The cost of the code that is written, which a sum over all bags can only undercut. */
  @Test
  void storedIsTheCostOfTheWrittenCode() {
    float[][] code = {model.encode(new float[][] {X}).get(0).toDense()};
    double cost = -model.logLikelihood(new float[][] {X}, code)[0] - model.logPrior(code)[0];
    assertThat(measure("stored").mean()).isCloseTo(cost, within(1e-9));
  }

  private Moments negativeLogLikelihood() {
    List<Bag> bags = model.bags(X);
    return Moments.of(
        bags.stream().mapToDouble(Bag::posterior).toArray(),
        bags.stream().mapToDouble(bag -> -bag.logLikelihood()).toArray());
  }

  /** -log of the mean of k weights, over all k-tuples of bags. */
  private Moments importanceWeighted(int k) {
    List<Bag> bags = model.bags(X);
    int tuples = (int) Math.pow(bags.size(), k);
    double[] probabilities = new double[tuples];
    double[] values = new double[tuples];
    for (int tuple = 0; tuple < tuples; tuple++) {
      double probability = 1;
      double sum = 0;
      for (int i = 0, rest = tuple; i < k; i++, rest /= bags.size()) {
        Bag bag = bags.get(rest % bags.size());
        probability *= bag.posterior();
        sum += bag.weight();
      }
      probabilities[tuple] = probability;
      values[tuple] = -Math.log(sum / k);
    }
    return Moments.of(probabilities, values);
  }

  /** E[log q(w,f) - log p(w,f)], over all gates and features of one slot, for both slots. */
  private static double fullDivergence() {
    Parameters q = EnumerableModel.encoder(X);
    double sum = 0;
    for (double feature : q.features()) {
      double open = q.gate() * feature;
      double shut = (1 - q.gate()) * feature;
      sum += open * Math.log(open / (0.3 / 3)) + shut * Math.log(shut / (0.7 / 3));
    }
    return EnumerableModel.SLOTS * sum;
  }

  private void assertMeasures(Estimate measured, double mean, double deviation) {
    double error = deviation / Math.sqrt(COPIES);
    assertThat(measured.mean()).isCloseTo(mean, within(SIGMAS * error));
    assertThat(measured.count()).isEqualTo(COPIES);
    // The variance of a sample variance is (kurtosis - 1) / n: 10 percent is far beyond it here.
    assertThat(measured.standardError()).isCloseTo(error, within(0.1 * error));
  }

  @Test
  void theDivergenceIsThatWithinTheDiscreteBound() {
    Estimate measured = measure("divergence");
    assertThat(measured.mean()).isCloseTo(fullDivergence(), within(1e-6));
    assertThat(measured.count()).isEqualTo(COPIES);
  }

  @Test
  void discreteIsTheExpectationOverSlots() {
    Moments likelihood = negativeLogLikelihood();
    assertMeasures(
        measure("discrete"), likelihood.mean() + fullDivergence(), likelihood.deviation());
  }

  @Test
  void theNumberAveragesOverSamples() {
    Moments likelihood = negativeLogLikelihood();
    assertMeasures(
        measure("discrete-10"),
        likelihood.mean() + fullDivergence(),
        likelihood.deviation() / Math.sqrt(10));
  }

  @Test
  void gatedIsTheExpectationOverBags() {
    // E[log p(x|z)] - KL(q(z|x) || p(z)) over bags is what one weight gives on average.
    assertMeasures(
        measure("gated"), importanceWeighted(1).mean(), negativeLogLikelihood().deviation());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void importanceWeightedIsTheExpectationOverTuplesOfBags(int k) {
    Moments expected = importanceWeighted(k);
    assertMeasures(measure("iw-" + k), expected.mean(), expected.deviation());
  }

  @Test
  void importanceWeightedApproachesTheEvidence() {
    int k = 1000;
    int rows = 50;
    double evidence = Math.exp(model.logEvidence(X));
    List<Bag> bags = model.bags(X);
    double deviation =
        Moments.of(
                    bags.stream().mapToDouble(Bag::posterior).toArray(),
                    bags.stream().mapToDouble(Bag::weight).toArray())
                .deviation()
            / evidence;
    // -E[log mean w] = -log p(x) + Var(w) / (2 k p^2) + O(k^-2), by the delta method.
    double bias = deviation * deviation / (2 * k);
    Estimate measured =
        Parts.measure(
            Bounds.factories(),
            "iw-" + k,
            Parts.evaluation(model, Parts.repeated(X, rows), 10, 42));
    assertThat(measured.mean())
        .isCloseTo(
            -Math.log(evidence) + bias, within(SIGMAS * deviation / Math.sqrt(k * (double) rows)));
  }

  @Test
  void boundsStandInOrder() {
    double evidence = -model.logEvidence(X);
    assertThat(measure("discrete").mean()).isGreaterThan(measure("gated").mean());
    assertThat(measure("gated").mean()).isGreaterThan(measure("iw-2").mean());
    assertThat(measure("iw-2").mean()).isGreaterThan(measure("iw-30").mean());
    assertThat(measure("iw-30").mean()).isGreaterThan(evidence);
  }

  @Test
  void discreteAndGatedDifferByTheFeaturesBehindClosedGatesAlone() {
    Parameters q = EnumerableModel.encoder(X);
    double features = Arrays.stream(q.features()).map(p -> p * Math.log(3 * p)).sum();
    assertThat(measure("discrete").mean() - measure("gated").mean())
        .isCloseTo(EnumerableModel.SLOTS * (1 - q.gate()) * features, within(1e-9));
  }

  @Test
  void relaxedIsTakenAtRelaxedSamples() {
    Parameters q = EnumerableModel.encoder(X);
    float[] expectation = new float[EnumerableModel.WIDTH];
    for (int k = 0; k < expectation.length; k++) {
      expectation[k] = (float) (EnumerableModel.SLOTS * q.gate() * q.features()[k]);
    }
    Estimate measured = measure("relaxed");
    assertThat(measured.mean())
        .isCloseTo(fullDivergence() - model.logLikelihood(X, expectation), within(1e-9));
    assertThat(measured.standardError()).isCloseTo(0, within(1e-9));
  }

  @Test
  void observationsKeepTheirOwnBounds() {
    float[] other = {0, 1, 0};
    DataPart part = Parts.of(X, other, X);
    Evaluation evaluation = Parts.evaluation(model, part, 2, 1);
    double mean =
        (2 * values("relaxed", evaluation, 0)[0] + values("relaxed", evaluation, 0)[1]) / 3;
    assertThat(Parts.measure(Bounds.factories(), "relaxed", evaluation).mean())
        .isCloseTo(mean, within(1e-12));
    assertThat(values("relaxed", evaluation, 1))
        .containsExactly(values("relaxed", evaluation, 0)[0]);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e5, 1e5})
  void likelihoodsBeyondTheRangeOfExpAreNoTrouble(double shift) {
    DataPart few = Parts.repeated(X, 20);
    double plain = Parts.measure(Bounds.factories(), "iw-10", Parts.evaluation(model, few)).mean();
    EnumerableModel shifted = new EnumerableModel(shift);
    double moved =
        Parts.measure(Bounds.factories(), "iw-10", Parts.evaluation(shifted, few)).mean();
    assertThat(moved + shift).isCloseTo(plain, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"discrete", "gated", "iw"})
  void drawsAreAFunctionOfSeedAndBatch(String base) {
    DataPart part = Parts.repeated(X, 200);
    double[] first = values(base, Parts.evaluation(model, part, 100, 7), 0);
    assertThat(values(base, Parts.evaluation(model, part, 100, 7), 0)).isEqualTo(first);
    assertThat(values(base, Parts.evaluation(model, part, 100, 8), 0)).isNotEqualTo(first);
    assertThat(values(base, Parts.evaluation(model, part, 100, 7), 1)).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({"relaxed,1", "discrete,10", "gated,3", "iw,100"})
  void aBoundIsNamedAsItWasAskedFor(String base, int samples) {
    Metric.Description description =
        Bounds.factories().get(base).create(OptionalInt.of(samples)).description();
    assertThat(description.name()).isEqualTo(base + "-" + samples);
    assertThat(description.unit()).isEqualTo("nats");
    assertThat(description.direction()).isEqualTo(Metric.Direction.LOWER);
  }

  @Test
  void importanceWeightingNeedsANumber() {
    assertThatThrownBy(() -> Bounds.factories().get("iw").create(OptionalInt.empty()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("the metric 'iw' needs a number of samples: write iw-100");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_000_001})
  void sampleCountsAreLimited(int samples) {
    assertThatThrownBy(() -> Bounds.factories().get("gated").create(OptionalInt.of(samples)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("from 1 to 1000000 samples, got " + samples);
  }
}
