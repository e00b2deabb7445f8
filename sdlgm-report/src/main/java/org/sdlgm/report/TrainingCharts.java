package org.sdlgm.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.sdlgm.experiment.run.CurvePoint;
import org.sdlgm.experiment.run.MetricsLog;
import org.sdlgm.experiment.run.MetricsLog.Gap;
import org.sdlgm.model.LatentValues;
import org.sdlgm.report.Chart.Series;
import org.sdlgm.report.Chart.Style;
import org.sdlgm.training.IterationReport;

/** How the training went: what each iteration reported, and the bounds on test data on the way. */
final class TrainingCharts {
  /** A chart is at most some 2 000 device pixels wide, so more points cannot be seen. */
  static final int MAX_POINTS = 800;

  private static final String ITERATION = "iteration";
  private static final String NATS = "nats per observation";

  private final List<IterationReport> iterations;
  private final List<CurvePoint> curves;

  private TrainingCharts(List<IterationReport> iterations, List<CurvePoint> curves) {
    this.iterations = iterations;
    this.curves = curves;
  }

  /** The charts that there is data for, of a model with such latents. */
  static List<Chart> of(
      List<IterationReport> iterations, List<CurvePoint> curves, LatentValues values) {
    TrainingCharts charts = new TrainingCharts(iterations, curves);
    List<Chart> all = new ArrayList<>();
    if (!iterations.isEmpty()) {
      all.add(charts.loss());
    }
    if (!curves.isEmpty()) {
      all.add(charts.bounds(values));
    }
    if (!iterations.isEmpty()) {
      all.add(charts.divergences());
      // A real latent uses all of its width.
      if (values == LatentValues.COUNTS) {
        all.add(charts.features());
      }
      all.add(charts.temperatures());
      all.add(charts.gradient());
      all.add(charts.learningRate());
    }
    all.removeIf(chart -> chart.series().stream().allMatch(one -> one.points().isEmpty()));
    return all;
  }

  /** The charts of a model of labels, for which there is data. */
  static List<Chart> ofLabels(List<IterationReport> iterations, List<CurvePoint> curves) {
    TrainingCharts charts = new TrainingCharts(iterations, curves);
    List<Chart> all = new ArrayList<>();
    if (!iterations.isEmpty()) {
      all.add(charts.labelLoss());
    }
    if (!curves.isEmpty()) {
      all.add(
          charts.measured(
              "Loss on test data",
              "−log q(y|x), or the loss that the model has in its place. Where it rises while the"
                  + " training loss falls, the model learns its training part by heart."));
    }
    if (!iterations.isEmpty()) {
      all.add(charts.divergences());
      all.add(charts.gradient());
      all.add(charts.learningRate());
    }
    all.removeIf(chart -> chart.series().stream().allMatch(one -> one.points().isEmpty()));
    return all;
  }

  private Chart labelLoss() {
    List<Series> series = new ArrayList<>();
    series.add(line("label loss", Style.NOISY, 0, report -> report.labelLoss().orElse(Double.NaN)));
    boolean bound = iterations.stream().anyMatch(report -> report.reconstruction() != 0);
    if (bound) {
      series.add(line("with the bound on x", Style.NOISY, 1, IterationReport::loss));
      series.add(line("reconstruction", Style.NOISY, 2, IterationReport::reconstruction));
    }
    return chart(
        "loss", "Loss", "What was minimised, over the batch. Lower is better.", NATS, true, series);
  }

  private Chart loss() {
    List<Series> series =
        List.of(
            line("loss", Style.NOISY, 0, IterationReport::loss),
            line("reconstruction", Style.NOISY, 1, IterationReport::reconstruction));
    return chart(
        "loss",
        "Loss",
        "The negative bound that was minimised, and −log p(x|z) within it. Lower is better.",
        NATS,
        true,
        series);
  }

  private Chart bounds(LatentValues values) {
    return measured(
        "Bounds on test data",
        values == LatentValues.REAL
            ? "The evidence lower bound. Where it rises while the loss falls, the model learns its"
                + " training part by heart."
            : "Relaxed should fall together with the others: a gap between them is a code that"
                + " works only while it is soft.");
  }

  private Chart measured(String title, String meaning) {
    Map<String, TreeMap<Integer, double[]>> byBound = new LinkedHashMap<>();
    for (CurvePoint point : curves) {
      byBound
          .computeIfAbsent(point.bound(), name -> new TreeMap<>())
          .put(
              point.iteration(),
              new double[] {
                point.iteration(), point.estimate().mean(), point.estimate().standardError()
              });
    }
    List<Series> series = new ArrayList<>();
    byBound.forEach(
        (name, points) ->
            series.add(
                new Series(
                    name,
                    Style.MARKED,
                    series.size(),
                    every(new ArrayList<>(points.values()), MAX_POINTS))));
    return chart("bounds", title, meaning, NATS, true, series);
  }

  private Chart divergences() {
    return chart(
        "divergences",
        "Divergences",
        "What the code costs: KL(q(z|x) ‖ p(z)), by its terms.",
        NATS,
        false,
        byName(IterationReport::divergences));
  }

  private Chart features() {
    return chart(
        "features",
        "Features in use",
        "The mean number of slots that an observation uses, E[L|x].",
        "slots in use",
        false,
        List.of(line("E[L|x]", Style.NOISY, 2, IterationReport::meanFeatures)));
  }

  private Chart temperatures() {
    return chart(
        "temperatures",
        "Temperatures",
        "High is soft, low is hard. Learned temperatures that rise let the model rely on softness.",
        "temperature",
        false,
        byName(IterationReport::temperatures));
  }

  private Chart gradient() {
    return chart(
        "gradient",
        "Gradient norm",
        "Over all parameters, before clipping. Spikes are the first sign of trouble.",
        "norm",
        false,
        List.of(line("gradient norm", Style.NOISY, 5, IterationReport::gradientNorm)));
  }

  private Chart learningRate() {
    return chart(
        "learning-rate",
        "Learning rate",
        "As the schedule had it.",
        "learning rate",
        false,
        List.of(line("learning rate", Style.LINE, 3, IterationReport::learningRate)));
  }

  private List<Series> byName(Function<IterationReport, Map<String, Double>> values) {
    Set<String> names = new LinkedHashSet<>();
    iterations.forEach(report -> names.addAll(values.apply(report).keySet()));
    List<Series> series = new ArrayList<>();
    for (String name : names) {
      series.add(
          line(
              name,
              Style.NOISY,
              series.size(),
              report -> values.apply(report).getOrDefault(name, Double.NaN)));
    }
    return series;
  }

  private Series line(String name, Style style, int colour, ToDoubleFunction<IterationReport> y) {
    return new Series(name, style, colour, means(iterations, y, MAX_POINTS));
  }

  private Chart chart(
      String id, String title, String meaning, String y, boolean wide, List<Series> series) {
    return new Chart(
        id,
        title,
        meaning,
        summary(series),
        ITERATION,
        y,
        wide && Chart.spansDecades(series),
        wide,
        series,
        breaks());
  }

  /** Where lines of the log are missing. The last iteration always has one. */
  private List<Integer> breaks() {
    int last = iterations.isEmpty() ? 0 : iterations.get(iterations.size() - 1).iteration();
    return MetricsLog.gaps(iterations, last, last).stream().map(Gap::first).toList();
  }

  /** From what to what each series went. */
  static String summary(List<Series> series) {
    StringBuilder text = new StringBuilder();
    for (Series one : series) {
      if (!one.points().isEmpty()) {
        double first = one.points().get(0)[1];
        double last = one.points().get(one.points().size() - 1)[1];
        text.append(text.isEmpty() ? "" : " · ")
            .append(one.name())
            .append(
                first == last ? " stays at " : "\u00a0" + Numbers.brief(first) + "\u00a0→\u00a0")
            .append(Numbers.brief(last));
      }
    }
    return text.toString();
  }

  /**
   * At most {@code limit} points, each the mean of a run of neighbours, so that thinning shows the
   * course and not a lottery.
   */
  static List<double[]> means(
      List<IterationReport> reports, ToDoubleFunction<IterationReport> y, int limit) {
    int buckets = Math.min(limit, reports.size());
    List<double[]> points = new ArrayList<>(buckets);
    for (int b = 0; b < buckets; b++) {
      int from = (int) ((long) b * reports.size() / buckets);
      int to = (int) ((b + 1L) * reports.size() / buckets);
      double mean =
          reports.subList(from, to).stream()
              .mapToDouble(y)
              .filter(Double::isFinite)
              .average()
              .orElse(Double.NaN);
      points.add(new double[] {reports.get(to - 1).iteration(), mean});
    }
    return points;
  }

  private static List<double[]> every(List<double[]> points, int limit) {
    int step = (points.size() + limit - 1) / limit;
    List<double[]> kept = new ArrayList<>();
    for (int i = points.size() - 1; i >= 0; i -= Math.max(1, step)) {
      kept.add(0, points.get(i));
    }
    return kept;
  }
}
