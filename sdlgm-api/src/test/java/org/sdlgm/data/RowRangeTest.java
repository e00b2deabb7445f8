package org.sdlgm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RowRangeTest {
  private static final float[][] ROWS = {{0}, {1}, {2}, {3}, {4}};

  @Test
  void theLastRangeIsShorterWhereTheSizeDoesNotDivide() {
    assertThat(RowRange.over(5, 2))
        .containsExactly(new RowRange(0, 2), new RowRange(2, 4), new RowRange(4, 5));
    assertThat(RowRange.over(4, 2)).containsExactly(new RowRange(0, 2), new RowRange(2, 4));
    assertThat(RowRange.over(1, 100)).containsExactly(new RowRange(0, 1));
  }

  @Test
  void noRowsAreNoRange() {
    assertThat(RowRange.over(0, 2)).isEmpty();
  }

  @Test
  void rangesReachTheGreatestNumberOfRows() {
    assertThat(RowRange.over(Integer.MAX_VALUE, 1 << 30))
        .containsExactly(new RowRange(0, 1 << 30), new RowRange(1 << 30, Integer.MAX_VALUE));
  }

  @Test
  void whatIsTakenInRangesAndPutBackIsWhole() {
    float[][] copy = new float[ROWS.length][];
    RowRange.over(ROWS.length, 2).forEach(range -> range.put(range.of(ROWS), copy));
    assertThat(copy).isDeepEqualTo(ROWS);
  }

  @Test
  void aRangeHasAnOrderAndASize() {
    assertThat(new RowRange(2, 5).size()).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> new RowRange(3, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new RowRange(-1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> RowRange.over(3, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> RowRange.over(-1, 1));
  }
}
