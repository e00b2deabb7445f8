package org.sdlgm.eval.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sdlgm.eval.multilabel.Bags.row;
import static org.sdlgm.eval.multilabel.BothEmpty.PERFECT;
import static org.sdlgm.eval.multilabel.BothEmpty.ZERO;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sdlgm.data.Labels;

/**
 * By hand. Truth and predictions, and per row TP FP FN:
 *
 * <pre>
 *   1 1 0 0    1 0 1 0    1 1 1
 *   0 1 0 0    0 1 0 0    1 0 0
 *   0 0 0 0    0 0 0 0    0 0 0
 *   1 0 2 0    0 1 0 0    0 1 2
 * </pre>
 *
 * Per label TP FP FN: 1 0 1, 1 1 1, 0 1 1, 0 0 0.
 */
class BagMeasuresTest {
  private static final Offset<Double> ROUNDING = within(1e-15);
  private static final Labels TRUTH =
      Bags.of(row(1, 1, 0, 0), row(0, 1, 0, 0), row(0, 0, 0, 0), row(1, 0, 2, 0));
  private static final Labels PREDICTED =
      Bags.of(row(1, 0, 1, 0), row(0, 1, 0, 0), row(0, 0, 0, 0), row(0, 1, 0, 0));

  private final BagMeasures measures = BagMeasures.of(TRUTH, PREDICTED);

  @Test
  void confusionsAreByLabelAndByObservation() {
    assertThat(measures.labels())
        .containsExactly(
            new Confusion(1, 0, 1),
            new Confusion(1, 1, 1),
            new Confusion(0, 1, 1),
            new Confusion(0, 0, 0));
    assertThat(measures.observations())
        .containsExactly(
            new Confusion(1, 1, 1),
            new Confusion(1, 0, 0),
            new Confusion(0, 0, 0),
            new Confusion(0, 1, 2));
  }

  @Test
  void microPoolsAllDecisions() {
    // TP 2, FP 2, FN 3.
    assertThat(measures.micro(ZERO))
        .isEqualTo(new PrecisionRecall(2 / 4.0, 2 / 5.0, 4 / 9.0))
        .isEqualTo(measures.micro(PERFECT));
  }

  @Test
  void macroIsTheMeanOverLabels() {
    PrecisionRecall zero = measures.macro(ZERO);
    assertThat(zero.precision()).isCloseTo((1 + 0.5 + 0 + 0) / 4, ROUNDING);
    assertThat(zero.recall()).isCloseTo((0.5 + 0.5 + 0 + 0) / 4, ROUNDING);
    assertThat(zero.f1()).isCloseTo((2 / 3.0 + 0.5 + 0 + 0) / 4, ROUNDING);
    // The fourth label is never there and never predicted.
    PrecisionRecall perfect = measures.macro(PERFECT);
    assertThat(perfect.precision()).isCloseTo(zero.precision() + 0.25, ROUNDING);
    assertThat(perfect.recall()).isCloseTo(zero.recall() + 0.25, ROUNDING);
    assertThat(perfect.f1()).isCloseTo(zero.f1() + 0.25, ROUNDING);
  }

  @Test
  void theF1OfMeansIsAnotherNumberThanTheMeanF1() {
    // Precision 3/8 and recall 1/4 over all four labels.
    assertThat(measures.macro(ZERO).f1OfMeans()).isCloseTo(2 * 3 / 32.0 / (5 / 8.0), ROUNDING);
    assertThat(new PrecisionRecall(0, 0, 0).f1OfMeans()).isEqualTo(0);
  }

  @Test
  void exampleBasedIsTheMeanOverObservations() {
    PrecisionRecall zero = measures.exampleBased(ZERO);
    assertThat(zero.precision()).isCloseTo((0.5 + 1 + 0 + 0) / 4, ROUNDING);
    assertThat(zero.recall()).isCloseTo((0.5 + 1 + 0 + 0) / 4, ROUNDING);
    assertThat(zero.f1()).isCloseTo((0.5 + 1 + 0 + 0) / 4, ROUNDING);
    // The third observation has no label and is predicted none.
    assertThat(measures.exampleBased(PERFECT).f1()).isCloseTo(zero.f1() + 0.25, ROUNDING);
  }

  @Test
  void onlyWhereBothAreEmptyTheChoiceIsOpen() {
    // Two labels are there and none is predicted; none is there and two are predicted.
    for (BothEmpty choice : BothEmpty.values()) {
      PrecisionRecall nothing = new PrecisionRecall(0, 0, 0);
      assertThat(new Confusion(0, 0, 2).rates(choice)).isEqualTo(nothing);
      assertThat(new Confusion(0, 2, 0).rates(choice)).isEqualTo(nothing);
    }
    assertThat(Confusion.NONE.rates(ZERO)).isEqualTo(new PrecisionRecall(0, 0, 0));
    assertThat(Confusion.NONE.rates(PERFECT)).isEqualTo(new PrecisionRecall(1, 1, 1));
  }

  @Test
  void hammingLossIsTheFractionOfWrongDecisions() {
    assertThat(measures.hammingLoss().mean()).isCloseTo(5 / 16.0, ROUNDING);
    // Per observation 2/4, 0, 0, 3/4: squared distances from 5/16 add up to 54/128.
    assertThat(measures.hammingLoss().standardError())
        .isCloseTo(Math.sqrt(54 / 128.0 / 3 / 4), ROUNDING);
  }

  @Test
  void subsetAccuracyWantsAllLabelsRight() {
    assertThat(measures.subsetAccuracy().mean()).isEqualTo(2 / 4.0);
    assertThat(measures.subsetAccuracy().count()).isEqualTo(4);
  }

  @Test
  void cardinalityCountsALabelAsOftenAsItOccurs() {
    // Sizes 2 1 0 3 against 2 1 0 1.
    assertThat(measures.cardinalityError().mean()).isEqualTo(2 / 4.0);
    assertThat(measures.cardinalityBias().mean()).isEqualTo(-2 / 4.0);
    BagMeasures swapped = BagMeasures.of(/* truth= */ PREDICTED, /* predicted= */ TRUTH);
    assertThat(swapped.cardinalityError().mean()).isEqualTo(2 / 4.0);
    assertThat(swapped.cardinalityBias().mean()).isEqualTo(2 / 4.0);
  }

  @Test
  void errorsInCardinalityCancelInTheBiasOnly() {
    BagMeasures crossed =
        BagMeasures.of(Bags.of(row(1, 1), row(0, 0)), Bags.of(row(0, 1), row(1, 0)));
    assertThat(crossed.cardinalityBias().mean()).isEqualTo(0);
    assertThat(crossed.cardinalityError().mean()).isEqualTo(1);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Labels none = Labels.of(List.of("a"), new byte[0]);
    assertThatThrownBy(() -> BagMeasures.of(none, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("measures need at least one observation");
    assertThatThrownBy(() -> BagMeasures.of(TRUTH, Bags.of(row(1, 1, 1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 predicted bags for 4 observations");
    assertThatThrownBy(
            () -> BagMeasures.of(Bags.of(row(1, 0)), Labels.of(List.of("b", "a"), new byte[2])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the predicted labels are [b, a], the true ones [label-0, label-1]");
  }
}
