package org.sdlgm.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sdlgm.code.SparseCode;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.report.Chart.Series;
import org.sdlgm.report.Chart.Style;

/** What the codes are like: how large, how gated, which features. Shares are percent. */
final class CodeCharts {
  private static final int PRIOR_DRAWS = 1000;
  private static final int BATCH = 100;
  private static final int LOGIT_BINS = 40;
  private static final int MAX_BARS = 1000;
  private static final String SHARE = "% of observations";

  private CodeCharts() {}

  /** The charts of a survey, and of the prior beside it. */
  static List<Chart> of(TrainedModel model, BagSurvey survey, long seed) {
    List<Chart> charts = new ArrayList<>();
    charts.add(sizes(model, survey, seed));
    charts.add(featuresInUse(survey));
    gateLogits(survey.gateLogits()).ifPresent(charts::add);
    charts.add(usage(survey, model.description().width()));
    return charts;
  }

  private static Chart sizes(TrainedModel model, BagSurvey survey, long seed) {
    int slots = model.description().maxFeatures();
    double mean = Arrays.stream(survey.drawnSizes()).average().orElse(0);
    List<Series> series = new ArrayList<>();
    series.add(
        new Series(
            "a drawn code per observation", Style.BARS, 0, shares(survey.drawnSizes(), slots)));
    if (survey.gateLogits().length > 0) {
      series.add(binomial("fitted ", slots, mean / slots, Style.LINE, 1));
    }
    series.add(prior(model, survey, seed));
    return new Chart(
        "sizes",
        "L: slots in use",
        "How many slots an observation fills. Where the solid line fits the bars, L is close to"
            + " binomial; far from the broken one, the data moved it away from the prior.",
        "Mean "
            + Numbers.brief(mean)
            + " of "
            + Numbers.count(slots, "slot")
            + ", from "
            + Arrays.stream(survey.drawnSizes()).min().orElse(0)
            + " to "
            + Arrays.stream(survey.drawnSizes()).max().orElse(0),
        "L",
        SHARE,
        false,
        true,
        series);
  }

  private static Series prior(TrainedModel model, BagSurvey survey, long seed) {
    int slots = model.description().maxFeatures();
    OptionalDouble rate = number(model.description().config().latent().options(), "priorRate");
    if (survey.gateLogits().length > 0 && rate.isPresent()) {
      return binomial("prior ", slots, rate.getAsDouble(), Style.DASHED, 2);
    }
    int[] sizes =
        IntStream.range(0, PRIOR_DRAWS / BATCH)
            .mapToObj(batch -> TrainedModel.codes(model.samplePrior(BATCH, seed + batch)))
            .flatMap(List::stream)
            .mapToInt(SparseCode::size)
            .toArray();
    return new Series(
        Numbers.whole(PRIOR_DRAWS) + " draws from the prior",
        Style.DASHED,
        2,
        shares(sizes, slots));
  }

  private static Chart featuresInUse(BagSurvey survey) {
    int[] counts = survey.stored().stream().mapToInt(SparseCode::featuresInUse).toArray();
    return new Chart(
        "in-use",
        "‖z‖₀: different features in a stored code",
        "The written code of each observation, a feature counted once however often it"
            + " occurs.",
        "Mean "
            + Numbers.brief(Arrays.stream(counts).average().orElse(0))
            + ", from "
            + Arrays.stream(counts).min().orElse(0)
            + " to "
            + Arrays.stream(counts).max().orElse(0),
        "features",
        SHARE,
        false,
        true,
        List.of(new Series("stored codes", Style.BARS, 3, shares(counts, 0))));
  }

  private static Optional<Chart> gateLogits(double[] logits) {
    double[] sorted = Arrays.stream(logits).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Chart(
            "gate-logits",
            "Gate logits",
            "log γ − log(1 − γ) of each observation: 0 opens half of the slots. One narrow spike"
                + " means that every observation gets the same number.",
            "From "
                + Numbers.brief(sorted[0])
                + " to "
                + Numbers.brief(sorted[sorted.length - 1])
                + ", median "
                + Numbers.brief(sorted[sorted.length / 2]),
            "logit",
            SHARE,
            false,
            true,
            List.of(new Series("observations", Style.BARS, 5, bins(sorted)))));
  }

  private static Chart usage(BagSurvey survey, int width) {
    int[] usage = survey.usage(width);
    double[] ranked =
        BagSurvey.ranking(usage).stream()
            .mapToDouble(k -> 100.0 * usage[k] / survey.stored().size())
            .toArray();
    long used = Arrays.stream(usage).filter(count -> count > 0).count();
    return new Chart(
        "usage",
        "Feature usage",
        "In how many stored codes each feature occurs, most used first. A tail that never occurs"
            + " is width that is paid for and not used.",
        Numbers.whole(used)
            + " of "
            + Numbers.count(width, "feature")
            + " used, "
            + Numbers.whole(width - used)
            + " never",
        "rank",
        SHARE,
        false,
        true,
        List.of(new Series("feature", Style.BARS, 0, ranks(ranked))));
  }

  /** The share of each value in percent, from the least to the greatest or {@code atLeast}. */
  private static List<double[]> shares(int[] values, int atLeast) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    counts.put(0, 0);
    counts.put(atLeast, 0);
    for (int value : values) {
      counts.merge(value, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(count -> new double[] {count.getKey(), 100.0 * count.getValue() / values.length})
        .toList();
  }

  /** The histogram of sorted values: middles and shares in percent. */
  private static List<double[]> bins(double[] sorted) {
    double least = sorted[0];
    double width = Math.max(1e-3, (sorted[sorted.length - 1] - least) / LOGIT_BINS);
    int[] counts = new int[LOGIT_BINS];
    for (double value : sorted) {
      counts[Math.min(LOGIT_BINS - 1, (int) ((value - least) / width))]++;
    }
    return IntStream.range(0, LOGIT_BINS)
        .mapToObj(b -> new double[] {least + (b + 0.5) * width, 100.0 * counts[b] / sorted.length})
        .toList();
  }

  /** Values by their rank from 1; of very many, some. */
  static List<double[]> ranks(double[] ranked) {
    int step = (ranked.length + MAX_BARS - 1) / MAX_BARS;
    return IntStream.iterate(0, rank -> rank < ranked.length, rank -> rank + step)
        .mapToObj(rank -> new double[] {rank + 1, ranked[rank]})
        .toList();
  }

  /** Binomial(n, p), from logarithms so that a large n neither overflows nor vanishes. */
  private static Series binomial(String what, int n, double p, Style style, int colour) {
    double rate = Math.min(1 - 1e-12, Math.max(1e-12, p));
    List<double[]> points = new ArrayList<>(n + 1);
    double log = n * Math.log1p(-rate);
    for (int k = 0; k <= n; k++) {
      points.add(new double[] {k, 100 * Math.exp(log)});
      log += Math.log((double) (n - k) / (k + 1)) + Math.log(rate) - Math.log1p(-rate);
    }
    return new Series(
        what + "Binomial(" + n + ", " + Numbers.brief(p) + ")", style, colour, points);
  }

  /** The number with that key, in the map or the maps within it. */
  private static OptionalDouble number(Map<?, ?> options, String key) {
    if (options.get(key) instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    return options.values().stream()
        .filter(Map.class::isInstance)
        .map(inner -> number((Map<?, ?>) inner, key))
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
