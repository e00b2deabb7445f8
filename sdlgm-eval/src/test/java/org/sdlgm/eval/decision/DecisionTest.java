package org.sdlgm.eval.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.multilabel.BagMeasures;
import org.sdlgm.eval.multilabel.BothEmpty;
import org.sdlgm.eval.multilabel.MultiLabelMeasure;
import org.sdlgm.eval.split.Folds;
import org.sdlgm.model.LabelCounts;
import org.sdlgm.model.LabelPrediction;
import org.sdlgm.random.Draws;

class DecisionTest {
  private static final MultiLabelMeasure MICRO_F1 = MultiLabelMeasure.named("micro-f1");
  private static final MultiLabelMeasure HAMMING = MultiLabelMeasure.named("hamming-loss");
  private static final List<String> NAMES = List.of("a", "b");

  private static Labels labels(int... flat) {
    byte[] counts = new byte[flat.length];
    for (int i = 0; i < flat.length; i++) {
      counts[i] = (byte) flat[i];
    }
    return Labels.of(NAMES, counts);
  }

  private static List<Integer> flat(Labels labels) {
    return IntStream.range(0, labels.rows() * 2).mapToObj(i -> labels.count(i / 2, i % 2)).toList();
  }

  @Test
  void foldsArePooledBeforeTheyAreMeasured() {
    FoldPredictions predictions =
        new FoldPredictions(labels(2, 0, 1, 1, 0, 1), Folds.of(2, 0, 1, 0));
    predictions.add(1, counted(new double[][] {{1, 1.5}}, new int[][] {{1, 1}}));
    predictions.add(0, counted(new double[][] {{1, 0}, {0, 1}}, new int[][] {{1, 0}, {0, 1}}));

    // Errors of 1, 0.5 in the first and second row: (1 + 0.25) / 2 labels / 3 rows.
    assertThat(measured("expected-count-mse", predictions)).isCloseTo(1.25 / 6, within(1e-12));
    assertThat(measured("exact-bags", predictions)).isCloseTo(2 / 3.0, within(1e-12));
  }

  private static double measured(String measure, FoldPredictions... deals) {
    return FoldPredictions.measure(List.of(deals), measure).value();
  }

  @Test
  void dealsOfTheFoldsAreMeasuredOneByOne() {
    Labels truth = labels(1, 0, 0, 1);
    FoldPredictions right = new FoldPredictions(truth, Folds.of(2, 0, 1));
    right.add(0, counted(new double[][] {{1, 0}}, new int[][] {{1, 0}}));
    right.add(1, counted(new double[][] {{0, 1}}, new int[][] {{0, 1}}));
    FoldPredictions half = new FoldPredictions(truth, Folds.of(2, 1, 0));
    half.add(1, counted(new double[][] {{1, 0}}, new int[][] {{1, 0}}));
    half.add(0, counted(new double[][] {{1, 1}}, new int[][] {{1, 1}}));
    assertThat(measured("exact-bags", right, half)).isCloseTo(0.75, within(1e-12));
  }

  private static LabelPrediction counted(double[][] expected, int[][] bags) {
    return new LabelPrediction(
        new double[bags.length][2],
        Optional.of(new LabelCounts(expected, new double[bags.length][], bags, bags)));
  }

  @Test
  void countsThatNoModelGivesAreAskedForInVain() {
    FoldPredictions predictions = new FoldPredictions(labels(1, 0, 0, 1), Folds.of(2, 0, 1));
    predictions.add(0, LabelPrediction.ofShares(new float[][] {{0.5f, 0.5f}}));
    predictions.add(1, LabelPrediction.ofShares(new float[][] {{0.5f, 0.5f}}));
    assertThatThrownBy(() -> measured("exact-bags", predictions))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("models that count");
  }

  @Test
  void aLabelIsThereFromItsThresholdOn() {
    double[][] probabilities = {{0.5, 0.49}, {0.2, 0.9}};
    assertThat(flat(Thresholds.HALF.decide(NAMES, probabilities))).containsExactly(1, 0, 0, 1);
    assertThat(flat(Thresholds.of(0.2, 0.95).decide(NAMES, probabilities)))
        .containsExactly(1, 0, 1, 0);
  }

  @Test
  void thresholdsMustBeProbabilitiesAndFitTheLabels() {
    assertThatThrownBy(() -> Thresholds.of(0.1, 0.2, 0.3).decide(NAMES, new double[1][2]))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("there are 3 thresholds for 2 labels: give one for all, or one for each");
    assertThatThrownBy(() -> Thresholds.of(1.5)).isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(Thresholds::of).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void theGlobalThresholdIsBestForItsMeasure() {
    // By threshold: above 0.9 nothing is found. From 0.9: 1 of 3 found, F1 1/2. From 0.7: 2 of 3
    // and
    // one wrong, F1 2/3. From 0.4: all 3 and one wrong, F1 6/7. From 0.1: two more wrong, F1 2/3.
    Labels truth = labels(1, 0, 1, 1, 0, 0);
    double[][] probabilities = {{0.9, 0.1}, {0.7, 0.4}, {0.7, 0.1}};
    assertThat(ThresholdRule.GLOBAL.fit(truth, probabilities, MICRO_F1).values().get(0))
        .isCloseTo(0.25, within(1e-12));
    // One error from 0.4 on, two from 0.7: the same threshold.
    assertThat(ThresholdRule.GLOBAL.fit(truth, probabilities, HAMMING).values().get(0))
        .isCloseTo(0.25, within(1e-12));
  }

  @Test
  void aLabelsOwnThresholdIsBestForItsShrunkenF1() {
    // Label a, by falling probability: y 1, 0, 1 at 0.8, 0.6, 0.4; (y + 3 p) / 4 = 0.85, 0.45,
    // 0.55,
    // in all 1.85. F1 of the first 1, 2, 3: 1.7 / 2.85, 2.6 / 3.85, 3.7 / 4.85; the third is best.
    // Label b: y 1, 0, 0 at 0.9, 0.3, 0.2; 0.925, 0.225, 0.15, in all 1.3. 1.85 / 2.3 is best.
    Labels truth = labels(1, 0, 0, 1, 1, 0);
    double[][] probabilities = {{0.8, 0.3}, {0.6, 0.9}, {0.4, 0.2}};
    assertThat(ThresholdRule.PER_LABEL.fit(truth, probabilities, MICRO_F1).values())
        .satisfiesExactly(
            a -> assertThat(a).isCloseTo(0.2, within(1e-12)),
            b -> assertThat(b).isCloseTo(0.6, within(1e-12)));
  }

  @Test
  void equalProbabilitiesStayTogether() {
    Labels truth = labels(1, 0, 0, 0);
    double[][] probabilities = {{0.5, 0.1}, {0.5, 0.1}};
    Thresholds fitted = ThresholdRule.PER_LABEL.fit(truth, probabilities, MICRO_F1);
    assertThat(flat(fitted.decide(NAMES, probabilities))).containsExactly(1, 1, 1, 1);
  }

  @Test
  void crossFittingDecidesEachFoldByTheOthers() {
    // Fold 0 alone wants a threshold of 0.7 (F1 1), fold 1 alone one of 0.2. Each is decided by the
    // other's: fold 0 at 0.2 has 2 found and 2 wrong, fold 1 at 0.7 has none found and 2 missed.
    Labels truth = labels(1, 0, 0, 1, 1, 0, 0, 1);
    double[][] probabilities = {{0.9, 0.5}, {0.5, 0.9}, {0.3, 0.1}, {0.1, 0.3}};
    Folds folds = Folds.of(2, 0, 0, 1, 1);
    CrossFitted.Deal deal = new CrossFitted.Deal(folds, probabilities);
    CrossFitted fitted = CrossFitted.of(ThresholdRule.GLOBAL, truth, List.of(deal), MICRO_F1);
    assertThat(fitted.value()).isCloseTo(2.0 * 2 / (2 * 2 + 2 + 2), within(1e-12));
    // Over all: 0.9 gives 2 of 4, F1 2/3; 0.3 gives 4 of 4 and 2 wrong, F1 4/5.
    assertThat(fitted.thresholds().values().get(0)).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void thresholdsAreFittedToAllDeals() {
    // The first deal alone wants 0.7, where nothing is wrong. In the second everything that is
    // there
    // has 0.4, and nothing else has that: only a threshold between 0.3 and 0.4 finds all, with one
    // wrong in the first.
    Labels truth = labels(1, 0, 0, 1);
    Folds folds = Folds.of(2, 0, 1);
    CrossFitted.Deal first = new CrossFitted.Deal(folds, new double[][] {{0.9, 0.45}, {0.1, 0.9}});
    CrossFitted.Deal second = new CrossFitted.Deal(folds, new double[][] {{0.4, 0.3}, {0.1, 0.4}});
    CrossFitted fitted =
        CrossFitted.of(ThresholdRule.GLOBAL, truth, List.of(first, second), MICRO_F1);
    assertThat(fitted.thresholds().values().get(0)).isCloseTo(0.35, within(1e-12));
    double own = CrossFitted.of(ThresholdRule.GLOBAL, truth, List.of(first), MICRO_F1).value();
    double other = CrossFitted.of(ThresholdRule.GLOBAL, truth, List.of(second), MICRO_F1).value();
    assertThat(own).isNotEqualTo(other);
    assertThat(fitted.value()).isCloseTo((own + other) / 2, within(1e-12));
  }

  @Test
  void confusionsAtAThresholdAreThoseOfTheDecisions() {
    Labels truth = labels(1, 0, 1, 1, 0, 0, 0, 1);
    double[][] probabilities = {{0.9, 0.5}, {0.5, 0.9}, {0.5, 0.1}, {0.1, 0.5}};
    LabelSweep sweep = new LabelSweep(truth, probabilities);
    for (double threshold : new double[] {0, 0.1, 0.3, 0.5, 0.7, 0.9, 1}) {
      Labels decided = Thresholds.of(threshold).decide(NAMES, probabilities);
      assertThat(sweep.confusions(threshold)).isEqualTo(BagMeasures.of(truth, decided).labels());
    }
  }

  @Test
  void countsAreMeasuredWhereTheModelCounts() {
    double[][] numbers = {{0.9, 0.2}};
    LabelPrediction ranked = new LabelPrediction(numbers, Optional.empty());
    LabelPrediction counted =
        new LabelPrediction(
            numbers,
            Optional.of(
                new LabelCounts(
                    new double[][] {{1.5, 0.5}},
                    new double[][] {{0, 0, 1}},
                    new int[][] {{2, 0}},
                    new int[][] {{1, 1}})));
    Labels truth = labels(2, 0);
    List<String> names = List.of("exact-bags", "expected-count-mse");
    assertThat(new TaggedPart(truth, counted, new double[1]).measurements(names, Thresholds.HALF))
        .extracting(m -> m.description().name(), m -> m.estimate().mean())
        .containsExactly(
            tuple("exact-bags", 1.0), tuple("expected-count-mse", 0.25), tuple("label-loss", 0.0));
    assertThatThrownBy(
            () -> new TaggedPart(truth, ranked, new double[1]).measurements(names, Thresholds.HALF))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("exact-bags is of models that count");
  }

  @Test
  void noiseIsNotTakenForSkill() {
    // Probabilities that say nothing: a threshold for each label that is fitted and measured on the
    // same observations finds far more than one that is measured on others.
    int rows = 60;
    int width = 40;
    byte[] counts = new byte[rows * width];
    double[][] probabilities = new double[rows][width];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (byte) (Draws.uniform(1, i) < 0.1 ? 1 : 0);
      probabilities[i / width][i % width] = Draws.uniform(2, i) / 5;
    }
    List<String> names = IntStream.range(0, width).mapToObj(k -> "label " + k).toList();
    Labels truth = Labels.of(names, counts);
    int[] fold = IntStream.range(0, rows).map(row -> row % 5).toArray();
    MultiLabelMeasure macro = MultiLabelMeasure.named("macro-f1");
    CrossFitted.Deal deal = new CrossFitted.Deal(Folds.of(5, fold), probabilities);
    CrossFitted fitted = CrossFitted.of(ThresholdRule.PER_LABEL, truth, List.of(deal), macro);
    double seen =
        BagMeasures.of(truth, fitted.thresholds().decide(names, probabilities))
            .macro(BothEmpty.ZERO)
            .f1();
    // Chance: the F1 of giving a label to all is 2 * 0.1 / 1.1 = 0.18.
    assertThat(fitted.value()).isBetween(0.1, 0.22);
    assertThat(seen).isGreaterThan(fitted.value() + 0.02);
  }

  @Test
  void thresholdsAreDescribed() {
    assertThat(Thresholds.HALF.describe()).isEqualTo("0.500");
    assertThat(Thresholds.of(0.25, 0.125).describe()).isEqualTo("0.125 to 0.250 by label");
  }
}
