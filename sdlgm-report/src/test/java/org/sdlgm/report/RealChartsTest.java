package org.sdlgm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sdlgm.report.Chart.Series;

final class RealChartsTest {
  private static final RealSurvey SURVEY =
      new RealSurvey(
          new float[][] {{0.05f, 1.2f}, {-0.05f, 900}, {0, -1.2f}, {0, -7}},
          new float[][] {{0, 1}, {0, 1}, {0, 1}, {0, 1}},
          new float[][] {{-5, 5}, {0.2f, -0.2f}});

  /** Bins are 0.2 wide, one of them around 0; what is beyond 5 is at the ends. */
  @Test
  void barsAreSharesOfAllNumbers() {
    Chart values = RealCharts.of(SURVEY).get(0);

    assertThat(shares(values.series().get(0)))
        .isEqualTo(Map.of(-5.0, 12.5, -1.2, 12.5, 0.0, 50.0, 1.2, 12.5, 5.0, 12.5));
    assertThat(shares(values.series().get(1))).isEqualTo(Map.of(0.0, 50.0, 1.0, 50.0));
    assertThat(shares(values.series().get(2)))
        .isEqualTo(Map.of(-5.0, 25.0, -0.2, 25.0, 0.2, 25.0, 5.0, 25.0));
    assertThat(values.summary()).isEqualTo("50 % within 0.1 of 0, 25 % at the ends");
  }

  private static Map<Double, Double> shares(Series series) {
    Map<Double, Double> shares = new TreeMap<>();
    for (double[] point : series.points()) {
      if (point[1] > 0) {
        shares.put(point[0], point[1]);
      }
    }
    return shares;
  }

  /** The first number varies by 0.00125, the second a lot. */
  @Test
  void unitsAreSortedByHowFarTheyMove() {
    RealSurvey survey =
        new RealSurvey(
            new float[][] {{0.05f, 1}, {-0.05f, -1}, {0, 1}, {0, -1}},
            SURVEY.drawn(),
            SURVEY.prior());

    Chart units = RealCharts.of(survey).get(1);

    assertThat(units.summary()).isEqualTo("1 of 2 numbers active: a variance above 0.01");
    List<double[]> points = units.series().get(0).points();
    assertThat(points.get(0)).containsExactly(1, 1);
    assertThat(points.get(1)[1]).isBetween(0.035, 0.036);
  }
}
