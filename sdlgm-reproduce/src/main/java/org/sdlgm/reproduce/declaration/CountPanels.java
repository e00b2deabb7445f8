package org.sdlgm.reproduce.declaration;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.sdlgm.eval.statistics.BinomialFit;
import org.sdlgm.eval.statistics.CountHistogram;
import org.sdlgm.report.drawing.Histograms;
import org.sdlgm.report.drawing.Histograms.Bar;

/** Histograms of counts, with the fitted binomial drawn in. */
public final class CountPanels {
  /** More labels below the bars than this would run into each other. */
  private static final int LABELS = 10;

  private CountPanels() {}

  /** The panel of what is counted, at most so many trials; they and the counts are at least 1. */
  public static Histograms.Panel of(String title, String what, CountHistogram counts, int trials) {
    double rate = BinomialFit.of(counts, trials).rate();
    BinomialDistribution binomial = BinomialDistribution.of(trials, rate);
    int every = (trials + LABELS) / LABELS;
    List<Bar> bars =
        IntStream.rangeClosed(0, trials)
            .mapToObj(
                count ->
                    new Bar(
                        count,
                        (double) counts.occurrences(count) / counts.total(),
                        count % every == 0 ? Integer.toString(count) : ""))
            .toList();
    List<double[]> line =
        IntStream.rangeClosed(0, trials)
            .mapToObj(count -> new double[] {count, binomial.probability(count)})
            .toList();
    return new Histograms.Panel(
        title,
        String.format(Locale.ROOT, "%s; line: Binomial(%d, %.3f)", what, trials, rate),
        bars,
        line);
  }
}
