package org.sdlgm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sdlgm.experiment.run.CurvePoint;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.LatentValues;
import org.sdlgm.training.IterationReport;

final class TrainingChartsTest {
  private static IterationReport report(int iteration, double loss) {
    return new IterationReport(iteration, loss, loss, Map.of(), 1, 1, 1, Map.of());
  }

  @Test
  void thinningTakesTheMeanOfNeighbours() {
    List<IterationReport> reports =
        IntStream.rangeClosed(1, 6).mapToObj(i -> report(i, 10 * i)).toList();

    assertThat(TrainingCharts.means(reports, IterationReport::loss, 3))
        .containsExactly(new double[] {2, 15}, new double[] {4, 35}, new double[] {6, 55});
  }

  @Test
  void fewIterationsAreShownAsTheyAre() {
    assertThat(TrainingCharts.means(List.of(report(5, 7)), IterationReport::loss, 800))
        .containsExactly(new double[] {5, 7});
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    List<Chart> charts =
        TrainingCharts.of(
            List.of(report(1, Double.NaN), report(2, 3)), List.of(), LatentValues.COUNTS);

    assertThat(charts.get(0).id()).isEqualTo("loss");
    assertThat(charts.get(0).series().get(0).points()).containsExactly(new double[] {2, 3});
  }

  @Test
  void chartsWithoutAnyValueAreLeftOut() {
    assertThat(TrainingCharts.of(List.of(report(1, 2)), List.of(), LatentValues.COUNTS))
        .extracting(Chart::id)
        .containsExactly("loss", "features", "gradient", "learning-rate");
  }

  @Test
  void boundsAreOneSeriesEachInOrderOfIterationsWithTheirErrors() {
    List<CurvePoint> curves =
        List.of(
            new CurvePoint(20, "gated", new Estimate(5, 0.5, 9)),
            new CurvePoint(10, "relaxed", new Estimate(6, 0.25, 9)),
            new CurvePoint(10, "gated", new Estimate(8, 1, 9)));

    Chart bounds = TrainingCharts.of(List.of(), curves, LatentValues.COUNTS).get(0);

    assertThat(bounds.series()).extracting(Chart.Series::name).containsExactly("gated", "relaxed");
    assertThat(bounds.series().get(0).points())
        .containsExactly(new double[] {10, 8, 1}, new double[] {20, 5, 0.5});
  }

  @Test
  void valuesFarApartBeginOnALogarithmicAxis() {
    assertThat(
            TrainingCharts.of(
                    List.of(report(1, 500), report(2, 100)), List.of(), LatentValues.COUNTS)
                .get(0))
        .matches(chart -> !chart.logarithmic());
    assertThat(
            TrainingCharts.of(
                    List.of(report(1, 900), report(2, 100)), List.of(), LatentValues.COUNTS)
                .get(0))
        .matches(Chart::logarithmic);
    assertThat(
            TrainingCharts.of(
                    List.of(report(1, 900), report(2, -1)), List.of(), LatentValues.COUNTS)
                .get(0))
        .matches(chart -> !chart.logarithmic());
  }
}
