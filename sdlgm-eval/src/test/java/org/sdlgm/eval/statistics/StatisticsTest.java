package org.sdlgm.eval.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
  @Test
  void summaryIsMeanAndSampleDeviation() {
    // Squares about the mean 5: 9 + 1 + 1 + 9 = 20, over 3.
    Summary summary = Summary.of(2, 4, 6, 8);
    assertThat(summary.mean()).isEqualTo(5);
    assertThat(summary.deviation()).isCloseTo(Math.sqrt(20 / 3.0), within(1e-12));
    assertThat(summary.format(2)).isEqualTo("5.00 ± 2.58");
  }

  @Test
  void aSingleRunHasNoDeviation() {
    assertThat(Summary.of(99.05)).isEqualTo(new Summary(99.05, 0, 1));
    assertThat(Summary.of(99.05).format(1)).isEqualTo("99.1");
    assertThatThrownBy(Summary::of).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void variancesAreByColumnAndExactFarFromZero() {
    ColumnVariances variances = new ColumnVariances(2);
    variances.add(new float[] {1, 8_388_606});
    variances.add(new float[] {1, 8_388_608});
    variances.add(new float[] {4, 8_388_610});
    // Squares about the means 2 and 8 388 608: 1 + 1 + 4 and 4 + 0 + 4, over 3.
    assertThat(variances.values()[0]).isCloseTo(2, within(1e-12));
    assertThat(variances.values()[1]).isCloseTo(8 / 3.0, within(1e-9));
    assertThat(variances.count()).isEqualTo(3);
  }

  @Test
  void binsHaveTheirLowerEdge() {
    Histogram histogram = Histogram.of(new double[] {0, 0.9, 1, 2.5, 4}, 4);
    assertThat(IntStream.range(0, 4).mapToLong(histogram::occurrences))
        .containsExactly(2L, 1L, 1L, 1L);
    assertThat(IntStream.rangeClosed(0, 4).mapToDouble(histogram::edge))
        .containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void equalValuesShareABin() {
    Histogram histogram = Histogram.of(new double[] {3, 3}, 1);
    assertThat(histogram.occurrences(0)).isEqualTo(2);
    assertThat(histogram.edge(0)).isEqualTo(2.5);
    assertThat(histogram.edge(1)).isEqualTo(3.5);
  }

  @Test
  void valuesBeyondTheLimitsAreInTheOutermostBins() {
    double[] values = {-1e300, -2, -1, 0.99, 1, 3, Double.POSITIVE_INFINITY};
    Histogram histogram = Histogram.between(values, -2, 2, 4);
    assertThat(IntStream.range(0, 4).mapToLong(histogram::occurrences))
        .containsExactly(2L, 1L, 1L, 3L);
    assertThat(IntStream.range(0, 4).mapToDouble(histogram::middle))
        .containsExactly(-1.5, -0.5, 0.5, 1.5);
  }

  @Test
  void valuesThatAreInNoBinAreRefused() {
    assertThatThrownBy(() -> Histogram.between(new double[] {0, Double.NaN}, 0, 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Histogram.between(new double[] {0}, 1, 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Histogram.of(new double[] {0, Double.NaN}, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Histogram.of(new double[0], 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CountHistogram.of(new int[] {1, -1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsBeyondTheGreatestDoNotOccur() {
    CountHistogram histogram = CountHistogram.of(new int[] {2, 0, 2});
    assertThat(histogram.occurrences(2)).isEqualTo(2);
    assertThat(histogram.occurrences(3)).isEqualTo(0);
    assertThat(histogram.occurrences(-1)).isEqualTo(0);
    assertThat(histogram.total()).isEqualTo(3);
  }

  /** Counts 0, 1, 2 of two trials, as often as said. */
  private static CountHistogram twoTrials(int none, int one, int both) {
    return CountHistogram.of(
        IntStream.range(0, none + one + both)
            .map(i -> i < none ? 0 : i < none + one ? 1 : 2)
            .toArray());
  }

  @Test
  void countsThatAreBinomialFit() {
    BinomialFit fit = BinomialFit.of(twoTrials(25, 50, 25), 2);
    assertThat(fit.rate()).isEqualTo(0.5);
    assertThat(fit.statistic()).isCloseTo(0, within(1e-12));
    assertThat(fit.distance()).isCloseTo(0, within(1e-12));
    assertThat(fit.degreesOfFreedom()).isEqualTo(1);
    assertThat(fit.probability()).isCloseTo(1, within(1e-6));
  }

  @Test
  void departuresAreMeasured() {
    // Expected 25, 50, 25: 25/25 + 100/50 + 25/25 = 4; the survival of 4 at one degree is 0.0455.
    BinomialFit fit = BinomialFit.of(twoTrials(30, 40, 30), 2);
    assertThat(fit.statistic()).isCloseTo(4, within(1e-9));
    assertThat(fit.probability()).isCloseTo(0.04550026, within(1e-7));
    // (0.05 + 0.1 + 0.05) / 2.
    assertThat(fit.distance()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void cellsWithSmallExpectationsAreJoined() {
    // Rate 0.1, expected 81, 18, 1: the last two are one cell, and two cells test nothing.
    BinomialFit fit = BinomialFit.of(twoTrials(82, 16, 2), 2);
    assertThat(fit.rate()).isCloseTo(0.1, within(1e-12));
    assertThat(fit.degreesOfFreedom()).isEqualTo(0);
    assertThat(fit.probability()).isEqualTo(1);
  }

  @Test
  void countsThatNeverVaryFit() {
    assertThat(BinomialFit.of(twoTrials(9, 0, 0), 2)).isEqualTo(new BinomialFit(0, 0, 0, 0, 1));
    assertThat(BinomialFit.of(twoTrials(0, 0, 9), 2).distance()).isEqualTo(0);
  }

  @Test
  void drawsFromABinomialAreNotRejected() {
    SplittableRandom random = new SplittableRandom(1);
    int[] counts =
        IntStream.range(0, 2000)
            .map(i -> (int) IntStream.range(0, 40).filter(j -> random.nextDouble() < 0.3).count())
            .toArray();
    BinomialFit fit = BinomialFit.of(CountHistogram.of(counts), 40);
    // The rate's deviation is sqrt(0.21 / 80000) = 0.0016.
    assertThat(fit.rate()).isCloseTo(0.3, within(0.008));
    assertThat(fit.probability()).isGreaterThan(1e-4);
  }

  @Test
  void countsAboveTheTrialsAreRefused() {
    assertThatThrownBy(() -> BinomialFit.of(twoTrials(1, 1, 1), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
