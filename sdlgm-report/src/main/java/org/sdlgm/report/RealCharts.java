package org.sdlgm.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.sdlgm.eval.sparsity.ActiveUnits;
import org.sdlgm.eval.statistics.ColumnVariances;
import org.sdlgm.report.Chart.Series;
import org.sdlgm.report.Chart.Style;

/** What codes of real numbers are like: how near to 0, and which of their numbers say something. */
final class RealCharts {
  private RealCharts() {}

  /** The charts of a survey. */
  static List<Chart> of(RealSurvey survey) {
    return List.of(values(survey), units(survey.variances()));
  }

  private static Chart values(RealSurvey survey) {
    List<double[]> centres = ValueShares.of(survey.centres());
    double beyond = centres.get(0)[1] + centres.get(centres.size() - 1)[1];
    return new Chart(
        "values",
        "Values of z",
        "All numbers of all codes together; beyond ±5 at the ends. Bars far higher at 0 than the"
            + " broken line are a code that leaves most numbers alone. Where the solid line is far"
            + " from the broken one, samples of the prior are not like codes.",
        Numbers.percent(centres.get(centres.size() / 2)[1] / 100)
            + " within 0.1 of 0, "
            + Numbers.percent(beyond / 100)
            + " at the ends",
        "z",
        "% of numbers",
        false,
        true,
        List.of(
            new Series("centres of the posteriors", Style.BARS, 0, centres),
            new Series("samples of them", Style.LINE, 1, ValueShares.of(survey.drawn())),
            new Series("draws from the prior", Style.DASHED, 2, ValueShares.of(survey.prior()))));
  }

  private static Chart units(ColumnVariances variances) {
    double[] ranked =
        DoubleStream.of(variances.values())
            .map(variance -> -Math.sqrt(variance))
            .sorted()
            .map(negative -> -negative)
            .toArray();
    double[] threshold = new double[ranked.length];
    Arrays.fill(threshold, Math.sqrt(ActiveUnits.VARIANCE));
    return new Chart(
        "units",
        "How far each number of z moves",
        "The standard deviation of its centre over the observations, the largest first. A number"
            + " below the broken line says next to nothing: width that is paid for and not used.",
        Numbers.whole(ActiveUnits.count(variances))
            + " of "
            + Numbers.count(ranked.length, "number")
            + " active: a variance above 0.01",
        "rank",
        "standard deviation",
        Chart.spansDecades(List.of(new Series("", Style.BARS, 0, CodeCharts.ranks(ranked)))),
        true,
        List.of(
            new Series("number of z", Style.BARS, 3, CodeCharts.ranks(ranked)),
            new Series("active above", Style.DASHED, 2, CodeCharts.ranks(threshold))));
  }
}
