package org.sdlgm.eval.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sdlgm.eval.multilabel.Bags.row;

import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sdlgm.data.Labels;

class RankingMeasuresTest {
  private static final Offset<Double> ROUNDING = within(1e-15);

  private static double[] scores(double... scores) {
    return scores;
  }

  private static RankingMeasures one(int[] truth, double... scores) {
    return RankingMeasures.of(Bags.of(truth), new double[][] {scores});
  }

  @Test
  void ranksOfOneObservation() {
    // By score: label 1, 3 (there), 0, 2 (there), 4. The relevant are second and fourth.
    RankingMeasures measures = one(row(0, 0, 1, 1, 0), 0.5, 0.9, 0.4, 0.7, 0.1);
    assertThat(measures.rankingLoss().mean()).isCloseTo(3 / 6.0, ROUNDING);
    assertThat(measures.coverage().mean()).isEqualTo(3);
    assertThat(measures.oneError().mean()).isEqualTo(1);
    assertThat(measures.averagePrecision().orElseThrow().mean())
        .isCloseTo((1 / 2.0 + 2 / 4.0) / 2, ROUNDING);
    assertThat(measures.microAuc().orElseThrow()).isCloseTo(3 / 6.0, ROUNDING);
  }

  @Test
  void aLabelThatOccursTwiceIsThereOnce() {
    assertThat(one(row(0, 3, 1), 0.1, 0.9, 0.2)).isEqualTo(one(row(0, 1, 1), 0.1, 0.9, 0.2));
  }

  @Test
  void tiesAreRankedInTheWorstOrder() {
    // 0.9 (there), then three of 0.5, of which two are there: ranks 1, 3, 4.
    RankingMeasures measures = one(row(1, 1, 0, 1, 0), 0.9, 0.5, 0.5, 0.5, 0.1);
    assertThat(measures.rankingLoss().mean()).isCloseTo(2 / 6.0, ROUNDING);
    assertThat(measures.coverage().mean()).isEqualTo(3);
    assertThat(measures.oneError().mean()).isEqualTo(0);
    assertThat(measures.averagePrecision().orElseThrow().mean())
        .isCloseTo((1 + 2 / 3.0 + 3 / 4.0) / 3, ROUNDING);
  }

  @Test
  void aModelThatCannotTellLabelsApartGainsNothing() {
    RankingMeasures measures = one(row(0, 1, 1, 0), 0.5, 0.5, 0.5, 0.5);
    assertThat(measures.rankingLoss().mean()).isEqualTo(1);
    assertThat(measures.coverage().mean()).isEqualTo(3);
    assertThat(measures.oneError().mean()).isEqualTo(1);
    assertThat(measures.averagePrecision().orElseThrow().mean())
        .isCloseTo((1 / 3.0 + 2 / 4.0) / 2, ROUNDING);
    assertThat(measures.microAuc()).hasValue(0.5);
  }

  @Test
  void observationsWithoutLabelsCountAsDocumented() {
    Labels truth = Bags.of(row(0, 0), row(0, 1));
    RankingMeasures measures =
        RankingMeasures.of(truth, new double[][] {scores(0.9, 0.1), scores(0.9, 0.1)});
    assertThat(measures.rankingLoss().mean()).isEqualTo((0 + 1) / 2.0);
    assertThat(measures.coverage().mean()).isEqualTo((0 + 1) / 2.0);
    assertThat(measures.oneError().mean()).isEqualTo((1 + 1) / 2.0);
    assertThat(measures.averagePrecision().orElseThrow().mean()).isEqualTo(0.5);
    assertThat(measures.averagePrecision().orElseThrow().count()).isEqualTo(1);
  }

  @Test
  void observationsWithAllLabelsHaveNothingToRank() {
    RankingMeasures measures = one(row(1, 1), 0.9, 0.1);
    assertThat(measures.rankingLoss().mean()).isEqualTo(0);
    assertThat(measures.coverage().mean()).isEqualTo(1);
    assertThat(measures.oneError().mean()).isEqualTo(0);
    assertThat(measures.averagePrecision().orElseThrow().mean()).isEqualTo(1);
    assertThat(measures.microAuc()).isEmpty();
    assertThat(measures.macroAuc()).isEmpty();
  }

  @Test
  void withoutAnyLabelNothingIsDefined() {
    RankingMeasures measures = one(row(0, 0), 0.9, 0.1);
    assertThat(measures.averagePrecision()).isEmpty();
    assertThat(measures.microAuc()).isEmpty();
    assertThat(measures.macroAuc()).isEmpty();
  }

  @Test
  void areasUnderTheCurve() {
    Labels truth = Bags.of(row(1, 0, 0), row(0, 1, 0), row(1, 1, 0), row(0, 0, 0));
    double[][] scores = {
      scores(0.8, 0.3, 0.2), scores(0.8, 0.3, 0.1), scores(0.6, 0.9, 0.2), scores(0.1, 0.2, 0.7)
    };
    RankingMeasures measures = RankingMeasures.of(truth, scores);
    // Label 0: 0.8 and 0.6 against 0.8 and 0.1, one tie: (0.5 + 1 + 0 + 1) / 4.
    // Label 1: 0.3 and 0.9 against 0.3 and 0.2, one tie: (0.5 + 1 + 1 + 1) / 4.
    assertThat(measures.labelAucs())
        .containsExactly(
            OptionalDouble.of(2.5 / 4), OptionalDouble.of(3.5 / 4), OptionalDouble.empty());
    assertThat(measures.macroAuc().orElseThrow()).isCloseTo(3 / 4.0, ROUNDING);
    // 0.8, 0.6, 0.3, 0.9 against 0.8, 0.7, 0.3, 0.2, 0.2, 0.2, 0.1, 0.1: 7.5 + 6 + 5.5 + 8 of 32.
    assertThat(measures.microAuc().orElseThrow()).isCloseTo(27 / 32.0, ROUNDING);
  }

  @Test
  void meansComeWithTheirStandardErrors() {
    Labels truth = Bags.of(row(1, 0), row(1, 0));
    RankingMeasures measures =
        RankingMeasures.of(truth, new double[][] {scores(0.9, 0.1), scores(0.1, 0.9)});
    assertThat(measures.oneError().mean()).isEqualTo(0.5);
    assertThat(measures.oneError().standardError()).isCloseTo(0.5, ROUNDING);
  }

  @Test
  void infiniteScoresRankToo() {
    assertThat(
            one(row(1, 0), Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY).rankingLoss().mean())
        .isEqualTo(0);
    assertThat(one(row(1, 0), 0.0, -0.0).microAuc()).hasValue(0.5);
    assertThat(one(row(1, 0), -0.0, 0.0).microAuc()).hasValue(0.5);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(
            () -> RankingMeasures.of(Labels.of(List.of("a"), new byte[0]), new double[0][]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("measures need at least one observation");
    assertThatThrownBy(() -> RankingMeasures.of(Bags.of(row(1, 0)), new double[2][2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 rows of probabilities for 1 observations");
    assertThatThrownBy(() -> one(row(1, 0), 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observation 0 has 1 probabilities for 2 labels");
    assertThatThrownBy(() -> one(row(1, 0), 0.5, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("observation 0 has NaN for the label 'label-1'");
  }
}
