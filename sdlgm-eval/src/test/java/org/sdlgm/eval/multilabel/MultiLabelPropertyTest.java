package org.sdlgm.eval.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sdlgm.data.Labels;

/** What must hold for the measures of any predictions. */
class MultiLabelPropertyTest {
  /** Counts and scores, rows of C. */
  record Predictions(int[][] truth, int[][] bags, double[][] scores) {
    static Predictions random(int rows, int labels, double frequency, int levels, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      Predictions predictions =
          new Predictions(new int[rows][labels], new int[rows][labels], new double[rows][labels]);
      for (int row = 0; row < rows; row++) {
        for (int label = 0; label < labels; label++) {
          predictions.truth[row][label] = count(random, frequency);
          predictions.bags[row][label] = count(random, frequency);
          predictions.scores[row][label] = random.nextInt(levels) / (double) levels;
        }
      }
      return predictions;
    }

    private static int count(SplittableRandom random, double frequency) {
      return random.nextDouble() < frequency ? 1 + random.nextInt(2) : 0;
    }

    MultiLabelMeasures measures() {
      return MultiLabelMeasures.of(Bags.of(truth), Bags.of(bags), scores);
    }

    int labels() {
      return truth[0].length;
    }

    Predictions permuted(int[] rows, int[] labels) {
      Predictions result =
          new Predictions(
              new int[rows.length][labels.length],
              new int[rows.length][labels.length],
              new double[rows.length][labels.length]);
      for (int row = 0; row < rows.length; row++) {
        for (int label = 0; label < labels.length; label++) {
          result.truth[row][label] = truth[rows[row]][labels[label]];
          result.bags[row][label] = bags[rows[row]][labels[label]];
          result.scores[row][label] = scores[rows[row]][labels[label]];
        }
      }
      return result;
    }
  }

  @Provide
  Arbitrary<Predictions> predictions() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 12),
            Arbitraries.integers().between(1, 6),
            Arbitraries.of(0.0, 0.1, 0.4, 0.9, 1.0),
            Arbitraries.of(1, 3, 1000),
            Arbitraries.longs())
        .as(Predictions::random);
  }

  @Property(tries = 200, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void measuresAreInTheirRanges(@ForAll("predictions") Predictions predictions) {
    MultiLabelMeasures measures = predictions.measures();
    for (MultiLabelMeasure measure : MultiLabelMeasure.all()) {
      double bound =
          switch (measure.description().name()) {
            case "coverage" -> predictions.labels() - 1;
            case "cardinality-error", "cardinality-bias" -> 2 * predictions.labels();
            default -> 1;
          };
      double least = measure.description().name().equals("cardinality-bias") ? -bound : 0;
      measure
          .of(measures)
          .ifPresent(value -> assertThat(value).as(name(measure)).isBetween(least, bound));
    }
  }

  @Property(tries = 200, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void theOrderOfRowsAndLabelsDoesNotMatter(
      @ForAll("predictions") Predictions predictions, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    MultiLabelMeasures permuted =
        predictions
            .permuted(
                permutation(predictions.truth.length, random),
                permutation(predictions.labels(), random))
            .measures();
    MultiLabelMeasures measures = predictions.measures();
    for (MultiLabelMeasure measure : MultiLabelMeasure.all()) {
      assertClose(name(measure), measure.of(permuted), measure.of(measures));
    }
  }

  private static int[] permutation(int count, SplittableRandom random) {
    double[] keys = random.doubles(count).toArray();
    return IntStream.range(0, count)
        .boxed()
        .sorted((a, b) -> Double.compare(keys[a], keys[b]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static void assertClose(String name, OptionalDouble one, OptionalDouble other) {
    assertThat(one.isPresent()).as(name).isEqualTo(other.isPresent());
    one.ifPresent(
        value -> assertThat(value).as(name).isCloseTo(other.getAsDouble(), within(1e-12)));
  }

  @Property(tries = 200, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void perfectPredictionsScoreBest(@ForAll("predictions") Predictions any) {
    double[][] scores = new double[any.truth.length][any.labels()];
    for (int row = 0; row < scores.length; row++) {
      for (int label = 0; label < any.labels(); label++) {
        // Those that are there above 0.5, in any order; all others below.
        scores[row][label] = any.scores[row][label] / 2 + (any.truth[row][label] > 0 ? 0.5 : 0);
      }
    }
    Labels truth = Bags.of(any.truth);
    MultiLabelMeasures perfect = MultiLabelMeasures.of(truth, truth, scores);

    PrecisionRecall best = new PrecisionRecall(1, 1, 1);
    assertThat(perfect.bags().micro(BothEmpty.PERFECT)).isEqualTo(best);
    assertThat(perfect.bags().macro(BothEmpty.PERFECT)).isEqualTo(best);
    assertThat(perfect.bags().exampleBased(BothEmpty.PERFECT)).isEqualTo(best);
    assertThat(perfect.bags().hammingLoss().mean()).isEqualTo(0);
    assertThat(perfect.bags().subsetAccuracy().mean()).isEqualTo(1);
    assertThat(perfect.bags().cardinalityError().mean()).isEqualTo(0);
    assertThat(perfect.ranking().rankingLoss().mean()).isEqualTo(0);
    perfect
        .ranking()
        .averagePrecision()
        .ifPresent(precision -> assertThat(precision.mean()).isEqualTo(1));
    assertThat(perfect.ranking().microAuc().orElse(1)).isEqualTo(1);
    assertThat(perfect.ranking().macroAuc().orElse(1)).isEqualTo(1);
    // Even so, the first label is wrong where none is right, and relevant labels need their steps.
    assertThat(perfect.ranking().oneError().mean())
        .isCloseTo(meanOverRows(any, there -> there == 0 ? 1 : 0), within(1e-12));
    assertThat(perfect.ranking().coverage().mean())
        .isCloseTo(meanOverRows(any, there -> Math.max(0, there - 1)), within(1e-12));
  }

  private static double meanOverRows(Predictions any, ToDoubleFunction<Long> valueOfCount) {
    return IntStream.range(0, any.truth.length)
        .mapToObj(row -> IntStream.of(any.truth[row]).filter(count -> count > 0).count())
        .mapToDouble(valueOfCount)
        .average()
        .orElseThrow();
  }

  @Property(tries = 200, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void theF1OfMeansIsNeverBelowTheMeanF1(@ForAll("predictions") Predictions any) {
    PrecisionRecall macro = any.measures().bags().macro(BothEmpty.ZERO);
    assertThat(macro.f1OfMeans()).isGreaterThanOrEqualTo(macro.f1() - 1e-12);
    assertThat(any.measures().bags().micro(BothEmpty.ZERO).f1OfMeans())
        .isCloseTo(any.measures().bags().micro(BothEmpty.ZERO).f1(), within(1e-12));
  }

  @Property(tries = 100, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void rankingsSeeTheOrderOnly(@ForAll("predictions") Predictions any) {
    double[][] stretched =
        Arrays.stream(any.scores)
            .map(row -> DoubleStream.of(row).map(score -> Math.exp(5 * score) - 7).toArray())
            .toArray(double[][]::new);
    assertThat(RankingMeasures.of(Bags.of(any.truth), stretched))
        .isEqualTo(RankingMeasures.of(Bags.of(any.truth), any.scores));
  }

  private static String name(MultiLabelMeasure measure) {
    return measure.description().name();
  }
}
