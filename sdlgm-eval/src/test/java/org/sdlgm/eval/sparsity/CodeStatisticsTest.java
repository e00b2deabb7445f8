package org.sdlgm.eval.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdlgm.code.SparseCode;

final class CodeStatisticsTest {
  private static final List<SparseCode> CODES =
      List.of(code(0, 0, 0, 0), code(2, 0, 0, 0), code(1, 0, 3, 0), code(0, 0, 1, 0));

  private static SparseCode code(float... counts) {
    return SparseCode.ofDense(counts);
  }

  private final CodeStatistics statistics = CodeStatistics.of(CODES);

  @Test
  void histogramsCountFeaturesOnceAndSlotsAsOftenAsTheyAreUsed() {
    assertThat(statistics.count()).isEqualTo(4);
    assertThat(statistics.featuresInUse().occurrences(0)).isEqualTo(1);
    assertThat(statistics.featuresInUse().occurrences(1)).isEqualTo(2);
    assertThat(statistics.featuresInUse().occurrences(2)).isEqualTo(1);
    assertThat(statistics.featuresInUse().greatest()).isEqualTo(2);
    assertThat(statistics.sizes().occurrences(4)).isEqualTo(1);
    assertThat(statistics.sizes().mean()).isEqualTo(7 / 4.0);
  }

  @Test
  void usageIsTheShareOfCodes() {
    assertThat(statistics.usage()).containsExactly(0.5, 0, 0.5, 0);
    assertThat(statistics.featuresEverUsed()).isEqualTo(2);
    assertThat(statistics.deadFeatures()).isEqualTo(2);
    assertThat(statistics.width()).isEqualTo(4);
  }

  @Test
  void entropyIsOfEachFeatureByItself() {
    // Two features used by half of the codes: a bit each; two never: none.
    assertThat(statistics.entropy()).isCloseTo(2, within(1e-12));
    // One of four: 0.25 * 2 + 0.75 * log2(4/3).
    CodeStatistics quarter = CodeStatistics.of(List.of(code(1), code(0), code(0), code(0)));
    assertThat(quarter.entropy()).isCloseTo(0.8112781244591328, within(1e-12));
  }

  @Test
  void featuresThatAlwaysOccurSayNothing() {
    assertThat(CodeStatistics.of(List.of(code(1, 1), code(2, 1))).entropy()).isEqualTo(0);
  }

  @Test
  void hoyerIsTheMeanOfTheCodes() {
    // 1 (no feature), 1 (one), (2 - 4 / sqrt(10)) / 1, 1 (one).
    assertThat(statistics.hoyer().mean()).isCloseTo((3 + 2 - 4 / Math.sqrt(10)) / 4, within(1e-12));
  }

  @Test
  void hoyerRunsFromEvenToSingle() {
    assertThat(HoyerSparsity.of(code(3, 3, 3, 3))).isCloseTo(0, within(1e-12));
    assertThat(HoyerSparsity.of(code(0, 7, 0, 0))).isEqualTo(1);
    // (sqrt 4 - 2 / sqrt 2) / (sqrt 4 - 1).
    assertThat(HoyerSparsity.of(code(1, 1, 0, 0))).isCloseTo(2 - Math.sqrt(2), within(1e-12));
  }

  @Test
  void hoyerIsOneWhereTheRatioIsNotDefined() {
    assertThat(HoyerSparsity.of(code(0, 0, 0))).isEqualTo(1);
    assertThat(HoyerSparsity.of(code(5))).isEqualTo(1);
  }

  @Test
  void codesMustBeThereAndOfOneWidth() {
    assertThatThrownBy(() -> CodeStatistics.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CodeStatistics.of(List.of(code(1, 0), code(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a code has the width 1, the first one 2");
  }
}
