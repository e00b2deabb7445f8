package org.sdlgm.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sdlgm.code.SparseCode;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.report.Chart.Series;

final class CodeChartsTest {
  private static final BlobModel MODEL =
      BlobModel.of(new ObservationShape(List.of(4, 4), Values.BINARY), 5, 2);

  /** Codes of L = 0, 1, 2 and 2, whose mean is 1.25 of 2 slots. */
  private static final BagSurvey SURVEY =
      new BagSurvey(
          List.of(code(), code(3), code(1, 3), code(3, 4)),
          new int[] {0, 1, 2, 2},
          new double[] {-1, 0, 0, 1});

  private static SparseCode code(int... features) {
    return SparseCode.of(5, features, IntStream.range(0, features.length).map(i -> 1).toArray());
  }

  @Test
  void barsOfSizesAreSharesOfTheObservations() {
    assertThat(points("sizes", 0)).containsExactly(at(0, 25), at(1, 25), at(2, 50));
  }

  @Test
  void fittedBinomialHasTheMeanOfTheDrawnCodes() {
    Series fitted = chart("sizes").series().get(1);

    // 1.25 / 2 = 0.625: 0.375², 2 · 0.625 · 0.375, 0.625²
    assertThat(fitted.name()).isEqualTo("fitted Binomial(2, 0.625)");
    assertThat(ys(fitted)).containsExactly(new double[] {14.0625, 46.875, 39.0625}, within(5e-4));
  }

  @Test
  void priorIsTheConfiguredBinomial() {
    Series prior = chart("sizes").series().get(2);

    assertThat(prior.name()).isEqualTo("prior Binomial(2, 0.500)");
    assertThat(ys(prior)).containsExactly(new double[] {25, 50, 25}, within(5e-4));
  }

  @Test
  void priorIsDrawnWhereTheLatentHasNoGates() {
    BagSurvey gateless = new BagSurvey(SURVEY.stored(), SURVEY.drawnSizes(), new double[0]);

    Chart sizes = CodeCharts.of(MODEL, gateless, 0).get(0);

    assertThat(sizes.series()).hasSize(2);
    assertThat(sizes.series().get(1).name()).endsWith("draws from the prior");
    // 1 000 draws of Binomial(2, 1/2): within three standard deviations of a share
    assertThat(ys(sizes.series().get(1)))
        .containsExactly(new double[] {25, 50, 25}, within(300 * Math.sqrt(0.25 / 1000)));
    assertThat(CodeCharts.of(MODEL, gateless, 0)).noneMatch(c -> c.id().equals("gate-logits"));
  }

  @Test
  void usageIsSortedAndCountsTheDead() {
    assertThat(points("usage", 0))
        .containsExactly(at(1, 75), at(2, 25), at(3, 25), at(4, 0), at(5, 0));
    assertThat(chart("usage").summary()).isEqualTo("3 of 5 features used, 2 never");
  }

  @Test
  void histogramOfLogitsHoldsEveryObservation() {
    assertThat(ys(chart("gate-logits").series().get(0))).hasSize(40);
    assertThat(
            IntStream.range(0, 40).mapToDouble(i -> points("gate-logits", 0).get(i).get(1)).sum())
        .isEqualTo(100);
  }

  @Test
  void equalLogitsAreOneBar() {
    BagSurvey equal =
        new BagSurvey(SURVEY.stored(), SURVEY.drawnSizes(), new double[] {2, 2, 2, 2});

    double[] shares = ys(CodeCharts.of(MODEL, equal, 0).get(2).series().get(0));

    assertThat(shares).contains(100.0).hasSize(40);
  }

  private static Chart chart(String id) {
    return CodeCharts.of(MODEL, SURVEY, 0).stream()
        .filter(chart -> chart.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<Double>> points(String id, int series) {
    return chart(id).series().get(series).points().stream()
        .map(point -> List.of(point[0], point[1]))
        .toList();
  }

  private static List<Double> at(double x, double y) {
    return List.of(x, y);
  }

  private static double[] ys(Series series) {
    return series.points().stream().mapToDouble(point -> point[1]).toArray();
  }
}
