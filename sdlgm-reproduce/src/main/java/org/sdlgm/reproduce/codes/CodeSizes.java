package org.sdlgm.reproduce.codes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.sdlgm.code.SparseCode;
import org.sdlgm.eval.statistics.BinomialFit;
import org.sdlgm.eval.statistics.CountHistogram;
import org.sdlgm.eval.statistics.Histogram;
import org.sdlgm.report.drawing.Histograms;
import org.sdlgm.report.drawing.Histograms.Bar;
import org.sdlgm.reproduce.declaration.CountPanels;

/**
 * How many features codes use, against the binomial that is the prior's form.
 *
 * @param title of the codes
 * @param counts one per code, at most L0
 * @param maxFeatures L0
 */
record CodeSizes(String title, int[] counts, int maxFeatures) {
  private static final int BINS = 40;
  private static final int LABELS = 4;

  /** Of hard codes: L. */
  static CodeSizes ofCodes(String title, float[][] codes, int maxFeatures) {
    return new CodeSizes(
        title,
        Arrays.stream(codes).mapToInt(code -> SparseCode.ofDense(code).size()).toArray(),
        maxFeatures);
  }

  /** Of sparsity logits: the expected number of open gates, as a whole number. */
  static CodeSizes ofLogits(String title, double[] logits, int maxFeatures) {
    return new CodeSizes(
        title,
        Arrays.stream(logits)
            .mapToInt(logit -> (int) Math.round(maxFeatures * rate(logit)))
            .toArray(),
        maxFeatures);
  }

  double mean() {
    return Arrays.stream(counts).average().orElse(0);
  }

  BinomialFit fit() {
    return BinomialFit.of(CountHistogram.of(counts), maxFeatures);
  }

  double statisticPerDegree() {
    BinomialFit fit = fit();
    return fit.degreesOfFreedom() == 0 ? 0 : fit.statistic() / fit.degreesOfFreedom();
  }

  Histograms.Panel panel() {
    return CountPanels.of(title, "L, features of a code", CountHistogram.of(counts), maxFeatures);
  }

  /**
   * The histogram of logits. The binomial stands on their axis: the logit of the rate L/L0 that
   * each number L amounts to.
   *
   * @param title above it
   * @param logits one per image
   * @param maxFeatures L0
   */
  static Histograms.Panel panel(String title, double[] logits, int maxFeatures) {
    double rate = Arrays.stream(logits).map(CodeSizes::rate).average().orElse(0);
    double[] finite = Arrays.stream(logits).filter(Double::isFinite).toArray();
    Histogram histogram = Histogram.of(finite, BINS);
    double width = histogram.edge(1) - histogram.edge(0);
    List<Bar> bars =
        IntStream.range(0, histogram.bins())
            .mapToObj(
                bin ->
                    new Bar(
                        histogram.middle(bin),
                        (double) histogram.occurrences(bin) / finite.length,
                        bin % (BINS / LABELS) == BINS / LABELS / 2
                            ? hundredths(histogram.middle(bin))
                            : ""))
            .toList();
    return new Histograms.Panel(
        title,
        String.format(
            Locale.ROOT,
            "sparsity logit; line: logit(L/%d), L ~ Binomial(%d, %.3f)",
            maxFeatures,
            maxFeatures,
            rate),
        bars,
        line(maxFeatures, rate, width));
  }

  /** To two digits; what is rounded to 0 has no sign. */
  private static String hundredths(double value) {
    return String.format(Locale.ROOT, "%.2f", Math.round(100 * value) / 100.0);
  }

  /** The binomial's probability of each number, spread over the logits that are nearest to it. */
  private static List<double[]> line(int maxFeatures, double rate, double width) {
    BinomialDistribution binomial = BinomialDistribution.of(maxFeatures, rate);
    List<double[]> line = new ArrayList<>();
    for (int count = 1; count < maxFeatures; count++) {
      double spread = logit(count + 0.5, maxFeatures) - logit(count - 0.5, maxFeatures);
      line.add(
          new double[] {logit(count, maxFeatures), binomial.probability(count) * width / spread});
    }
    return line;
  }

  private static double logit(double count, int maxFeatures) {
    return Math.log(count / (maxFeatures - count));
  }

  private static double rate(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
