package org.sdlgm.eval.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import mulan.classifier.MultiLabelOutput;
import mulan.evaluation.measure.AveragePrecision;
import mulan.evaluation.measure.Coverage;
import mulan.evaluation.measure.ExampleBasedFMeasure;
import mulan.evaluation.measure.ExampleBasedPrecision;
import mulan.evaluation.measure.ExampleBasedRecall;
import mulan.evaluation.measure.HammingLoss;
import mulan.evaluation.measure.MacroFMeasure;
import mulan.evaluation.measure.MacroPrecision;
import mulan.evaluation.measure.MacroRecall;
import mulan.evaluation.measure.Measure;
import mulan.evaluation.measure.MicroFMeasure;
import mulan.evaluation.measure.MicroPrecision;
import mulan.evaluation.measure.MicroRecall;
import mulan.evaluation.measure.OneError;
import mulan.evaluation.measure.RankingLoss;
import mulan.evaluation.measure.RankingMeasureBase;
import mulan.evaluation.measure.SubsetAccuracy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.data.Labels;
import weka.classifiers.evaluation.NominalPrediction;
import weka.classifiers.evaluation.Prediction;
import weka.classifiers.evaluation.ThresholdCurve;

/**
 * The measures against Mulan 1.4.0's on random predictions: sparse ones, so that there are empty
 * observations and absent labels, and coarse ones, so that there are ties.
 */
class MulanMeasuresTest {
  private static final int ROWS = 60;
  private static final int LABELS = 12;

  /** Coarse enough that Mulan, to which scores within 1e-6 are the same, agrees on what is tied. */
  private static final int MANY_LEVELS = 100_000;

  private static final int FEW_LEVELS = 5;

  private record Predictions(Labels truth, Labels bags, double[][] scores) {
    static Predictions random(long seed, int levels) {
      SplittableRandom random = new SplittableRandom(seed);
      int[][] truth = new int[ROWS][LABELS];
      int[][] bags = new int[ROWS][LABELS];
      double[][] scores = new double[ROWS][LABELS];
      for (int row = 0; row < ROWS; row++) {
        for (int label = 0; label < LABELS; label++) {
          // Labels grow rarer; the first is in about every third observation, the last in none.
          double frequency = 0.3 - 0.3 * label / (LABELS - 1);
          truth[row][label] = random.nextDouble() < frequency ? 1 : 0;
          scores[row][label] = random.nextInt(levels) / (double) levels;
          bags[row][label] = random.nextDouble() < frequency ? 1 : 0;
        }
      }
      return new Predictions(Bags.of(truth), Bags.of(bags), scores);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void decisionsScoreAsInMulan(long seed) {
    Predictions predictions = Predictions.random(seed, MANY_LEVELS);
    BagMeasures ours = BagMeasures.of(predictions.truth, predictions.bags);

    PrecisionRecall micro = ours.micro(BothEmpty.PERFECT);
    assertSame(micro.precision(), predictions, new MicroPrecision(LABELS));
    assertSame(micro.recall(), predictions, new MicroRecall(LABELS));
    assertSame(micro.f1(), predictions, new MicroFMeasure(LABELS));
    PrecisionRecall macro = ours.macro(BothEmpty.PERFECT);
    assertSame(macro.precision(), predictions, new MacroPrecision(LABELS));
    assertSame(macro.recall(), predictions, new MacroRecall(LABELS));
    assertSame(macro.f1(), predictions, new MacroFMeasure(LABELS));
    PrecisionRecall example = ours.exampleBased(BothEmpty.PERFECT);
    assertSame(example.precision(), predictions, new ExampleBasedPrecision());
    assertSame(example.recall(), predictions, new ExampleBasedRecall());
    assertSame(example.f1(), predictions, new ExampleBasedFMeasure());
    assertSame(ours.hammingLoss().mean(), predictions, new HammingLoss());
    assertSame(ours.subsetAccuracy().mean(), predictions, new SubsetAccuracy());
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void rankingsScoreAsInMulan(long seed) {
    assertRankingsScoreAsInMulan(Predictions.random(seed, MANY_LEVELS));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void tiedRankingsScoreAsInMulanIfIrrelevantLabelsComeLast(long seed) {
    assertRankingsScoreAsInMulan(Predictions.random(seed, FEW_LEVELS));
  }

  private static void assertRankingsScoreAsInMulan(Predictions predictions) {
    RankingMeasures ours = RankingMeasures.of(predictions.truth, predictions.scores);
    assertSame(ours.rankingLoss().mean(), predictions, new RankingLoss());
    assertSame(ours.coverage().mean(), predictions, new Coverage());
    assertSame(ours.oneError().mean(), predictions, new OneError());
    assertSame(ours.averagePrecision().orElseThrow().mean(), predictions, new AveragePrecision());
  }

  /**
   * Mulan's AUCs call a method that Weka has dropped since; what they asked Weka for is asked here.
   */
  @ParameterizedTest
  @ValueSource(ints = {MANY_LEVELS, FEW_LEVELS})
  void areasUnderTheCurveAreWekas(int levels) {
    Predictions predictions = Predictions.random(31, levels);
    RankingMeasures ours = RankingMeasures.of(predictions.truth, predictions.scores);
    List<Prediction> pooled = new ArrayList<>();
    for (int label = 0; label < LABELS; label++) {
      List<Prediction> column = wekaPredictions(predictions, label);
      pooled.addAll(column);
      boolean isThere = column.stream().anyMatch(each -> each.actual() == 1);
      assertThat(ours.labelAucs().get(label).isPresent()).isEqualTo(isThere);
      if (isThere) {
        assertThat(ours.labelAucs().get(label).getAsDouble())
            .isCloseTo(wekaAuc(column), within(1e-9));
      }
    }
    assertThat(ours.microAuc().orElseThrow()).isCloseTo(wekaAuc(pooled), within(1e-9));
  }

  private static List<Prediction> wekaPredictions(Predictions predictions, int label) {
    return IntStream.range(0, ROWS)
        .<Prediction>mapToObj(
            row -> {
              double score = predictions.scores[row][label];
              return new NominalPrediction(
                  predictions.truth.count(row, label), new double[] {1 - score, score});
            })
        .toList();
  }

  private static double wekaAuc(List<Prediction> predictions) {
    return ThresholdCurve.getROCArea(
        new ThresholdCurve().getCurve(new ArrayList<>(predictions), 1));
  }

  private static void assertSame(double ours, Predictions predictions, Measure mulans) {
    mulans.reset();
    for (int row = 0; row < ROWS; row++) {
      update(mulans, predictions, row);
    }
    assertThat(ours).as(mulans.getName()).isCloseTo(mulans.getValue(), within(1e-12));
  }

  /**
   * Shows Mulan's ranking measures the labels with irrelevant ones last, since it ranks the later
   * of two tied labels first. The others get the labels in order.
   */
  private static void update(Measure mulans, Predictions predictions, int row) {
    boolean ranks = mulans instanceof RankingMeasureBase;
    int[] order =
        IntStream.range(0, LABELS)
            .boxed()
            .sorted(Comparator.comparing(label -> ranks ? -predictions.truth.count(row, label) : 0))
            .mapToInt(Integer::intValue)
            .toArray();
    mulans.update(
        new MultiLabelOutput(
            booleans(predictions.bags, row, order),
            Arrays.stream(order).mapToDouble(label -> predictions.scores[row][label]).toArray()),
        booleans(predictions.truth, row, order));
  }

  private static boolean[] booleans(Labels labels, int row, int[] order) {
    boolean[] there = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      there[i] = labels.count(row, order[i]) > 0;
    }
    return there;
  }
}
