package org.sdlgm.djl.latent;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RowMathTest {
  private static float[] exponentials(float largest, float factor, float... row) {
    float[] result = new float[row.length];
    RowMath.exponentials(row, largest, factor, result);
    return result;
  }

  @Test
  void exponentialsAreExactWhereTheyCount() {
    for (float x = -10; x <= 0; x += 0x1p-10f) {
      assertThat((double) exponentials(0, 1, x)[0])
          .isCloseTo(Math.exp(x), Percentage.withPercentage(5e-4));
    }
  }

  @Test
  void exponentialsVanishBeyond() {
    for (float x : new float[] {-10.5f, -20, -40, -100, -1e30f, Float.NEGATIVE_INFINITY}) {
      assertThat((double) exponentials(0, 1, x)[0])
          .isPositive()
          .isCloseTo(Math.exp(x), Offset.offset(1e-9));
    }
  }

  @Test
  void exponentialsAreOfTheScaledDistanceFromTheLargest() {
    float[] result = exponentials(3, 2, 3, 2.5f, 1);
    assertThat(result[0]).isEqualTo(1);
    assertThat((double) result[1]).isCloseTo(Math.exp(-1), Percentage.withPercentage(5e-4));
    assertThat((double) result[2]).isCloseTo(Math.exp(-4), Percentage.withPercentage(5e-4));
  }

  @Test
  void findsTheFirstOfTheLargestSums() {
    float[] row = {1, 4, 2, 3};
    assertThat(RowMath.addAndFindLargest(row, new float[] {0, -3, 3, 2})).isEqualTo(2);
    assertThat(row).containsExactly(1, 1, 5, 5);
  }

  @Test
  void sumsTakeEveryNumberOnce() {
    for (int length = 0; length < 12; length++) {
      float[] ones = new float[length];
      float[] numbers = new float[length];
      for (int i = 0; i < length; i++) {
        ones[i] = 1;
        numbers[i] = 1 << i;
      }
      assertThat(RowMath.sum(numbers)).isEqualTo((1 << length) - 1);
      assertThat(RowMath.dot(ones, numbers)).isEqualTo((1 << length) - 1);
    }
  }
}
