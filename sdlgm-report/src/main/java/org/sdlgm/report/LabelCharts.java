package org.sdlgm.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.sdlgm.data.Labels;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.eval.decision.Thresholds;
import org.sdlgm.report.Chart.Series;
import org.sdlgm.report.Chart.Style;

/** What a model says of labels, beside the truth. Shares are percent. */
final class LabelCharts {
  private static final int BINS = 10;
  private static final String SHARE = "% of observations";

  private final Labels truth;
  private final TaggedPart part;
  private final Labels decided;

  private LabelCharts(TaggedPart part, Thresholds thresholds) {
    this.truth = part.truth();
    this.part = part;
    this.decided = thresholds.decide(truth.names(), part.prediction().probabilities());
  }

  /**
   * How often each label is there and predicted, how many there are, and what a probability means.
   */
  static List<Chart> of(TaggedPart part, Thresholds thresholds) {
    LabelCharts charts = new LabelCharts(part, thresholds);
    return List.of(charts.frequencies(), charts.cardinality(), charts.reliability());
  }

  private Chart frequencies() {
    int[] ranked =
        IntStream.range(0, truth.names().size())
            .boxed()
            .sorted(Comparator.comparingDouble(label -> -share(truth, label)))
            .mapToInt(label -> label)
            .toArray();
    int first = ranked[0];
    return new Chart(
        "label-frequencies",
        "How often each label is there",
        "The labels from the most frequent down. Expected is the mean probability: where it leaves"
            + " the bars, the model is off for the label as a whole.",
        "The most frequent is “"
            + truth.names().get(first)
            + "”: "
            + Numbers.brief(share(truth, first))
            + " % there, "
            + Numbers.brief(share(decided, first))
            + " % decided on",
        "rank of the label",
        SHARE,
        false,
        true,
        List.of(
            ranks("there", Style.BARS, 0, ranked, label -> share(truth, label)),
            ranks("expected", Style.LINE, 1, ranked, this::expected),
            ranks("decided on", Style.DASHED, 2, ranked, label -> share(decided, label))));
  }

  private static Series ranks(
      String name, Style style, int colour, int[] ranked, IntToDoubleFunction value) {
    return new Series(
        name,
        style,
        colour,
        IntStream.range(0, ranked.length)
            .mapToObj(rank -> new double[] {rank + 1, value.applyAsDouble(ranked[rank])})
            .toList());
  }

  private static double share(Labels labels, int label) {
    return 100
        * IntStream.range(0, labels.rows()).filter(row -> labels.count(row, label) > 0).count()
        / (double) labels.rows();
  }

  private double expected(int label) {
    double sum = 0;
    for (double[] row : part.prediction().probabilities()) {
      sum += row[label];
    }
    return 100 * sum / truth.rows();
  }

  private Chart cardinality() {
    List<Series> series = new ArrayList<>();
    series.add(sizes("there", Style.BARS, 0, truth::differentLabels));
    series.add(sizes("by the threshold", Style.MARKED, 1, decided::differentLabels));
    part.prediction()
        .counts()
        .ifPresent(
            counts ->
                series.add(
                    sizes(
                        "most probable bag",
                        Style.MARKED,
                        2,
                        row -> IntStream.of(counts.sets()[row]).sum())));
    double mean = IntStream.range(0, truth.rows()).map(truth::differentLabels).average().orElse(0);
    double given =
        IntStream.range(0, truth.rows()).map(decided::differentLabels).average().orElse(0);
    return new Chart(
        "label-cardinality",
        "How many labels an observation has",
        "Different labels: those that are there, and those that each rule decides on.",
        "Mean " + Numbers.brief(mean) + " there, " + Numbers.brief(given) + " by the threshold",
        "labels",
        SHARE,
        false,
        true,
        series);
  }

  private Series sizes(String name, Style style, int colour, IntUnaryOperator size) {
    int[] counts = new int[truth.names().size() + 1];
    IntStream.range(0, truth.rows()).map(size).forEach(labels -> counts[labels]++);
    int last = counts.length - 1;
    while (last > 0 && counts[last] == 0) {
      last--;
    }
    return new Series(
        name,
        style,
        colour,
        IntStream.rangeClosed(0, last)
            .mapToObj(labels -> new double[] {labels, 100.0 * counts[labels] / truth.rows()})
            .toList());
  }

  private Chart reliability() {
    double[] predicted = new double[BINS];
    double[] there = new double[BINS];
    int[] pairs = new int[BINS];
    for (int row = 0; row < truth.rows(); row++) {
      for (int label = 0; label < truth.names().size(); label++) {
        double probability = part.prediction().probabilities()[row][label];
        int bin = (int) Math.min(BINS - 1, probability * BINS);
        predicted[bin] += probability;
        there[bin] += truth.count(row, label) > 0 ? 1 : 0;
        pairs[bin]++;
      }
    }
    List<double[]> points = new ArrayList<>();
    double gap = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (pairs[bin] > 0) {
        points.add(new double[] {predicted[bin] / pairs[bin], there[bin] / pairs[bin]});
        gap += Math.abs(predicted[bin] - there[bin]);
      }
    }
    double error = gap / truth.rows() / truth.names().size();
    return new Chart(
        "reliability",
        "What a probability means",
        "Of the labels that are predicted with about this probability, the fraction that is there."
            + " On the broken line, the model means what it says.",
        "Expected calibration error " + Numbers.brief(error),
        "predicted probability",
        "fraction that is there",
        false,
        true,
        List.of(
            new Series("labels", Style.MARKED, 0, points),
            new Series(
                "as predicted",
                Style.DASHED,
                3,
                List.of(new double[] {0, 0}, new double[] {1, 1}))));
  }
}
