package org.sdlgm.djl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GumbelsTest {
  /**
   * A cell is at most v/8 wide, so a cubic at Chebyshev nodes, of -log(v), whose fourth derivative
   * is 6/v^4, is off by (1/8)^4 · 6 / (4! · 2^7) = 4.8e-7. To that come the roundings of the
   * constant coefficient, of the sum, and of what is added to it: half a unit each.
   */
  private static final double INTERPOLATION = 4.8e-7;

  private static Offset<Double> tolerance(double exact) {
    return Offset.offset(INTERPOLATION + 1.5 * Math.ulp((float) exact));
  }

  private static double exact(int random) {
    int side = random >>> 31;
    return Gumbels.exact(side, ((random & 0x7fff_ffff) + 0.5) * 0x1p-32);
  }

  private static void assertExact(int bits) {
    double exact = exact(bits);
    assertThat((double) Gumbels.quantile(bits)).isCloseTo(exact, tolerance(exact));
  }

  @Test
  void quantilesAreExactToSinglePrecisionInTheMiddle() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      int bits = random.nextInt();
      assertExact(bits);
    }
  }

  @Test
  void quantilesAreExactToSinglePrecisionInTheTails() {
    for (int v = 0; v < 100_000; v++) {
      for (int side = 0; side < 2; side++) {
        int bits = v | side << 31;
        assertExact(bits);
      }
    }
  }

  @Test
  void quantilesAreExactAroundTheMedian() {
    for (int bits : new int[] {Integer.MAX_VALUE, -1, Integer.MAX_VALUE - 1, -2}) {
      double median = -Math.log(Math.log(2));
      assertThat((double) Gumbels.quantile(bits)).isCloseTo(median, tolerance(median));
    }
  }

  /** Mean γ = 0.5772 and variance π²/6, over a million numbers. */
  @Test
  void hasTheMomentsOfTheGumbelDistribution() {
    int length = 1001;
    int rows = 1000;
    Gumbels gumbels = new Gumbels(length);
    float[] row = new float[length];
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < rows; r++) {
      gumbels.row(Uniforms.key(1, 2, 3), r, length, row);
      for (float value : row) {
        sum += value;
        squares += value * value;
      }
    }
    double count = (double) rows * length;
    double mean = sum / count;
    double variance = squares / count - mean * mean;
    assertThat(mean).isCloseTo(0.577216, Offset.offset(5 * Math.PI / Math.sqrt(6 * count)));
    // The excess kurtosis of 12/5 makes the variance's standard error sqrt(4.4 / n) of it.
    double expected = Math.PI * Math.PI / 6;
    assertThat(variance).isCloseTo(expected, Offset.offset(5 * expected * Math.sqrt(4.4 / count)));
  }

  @Test
  void aRowIsAFunctionOfItsNumber() {
    Gumbels gumbels = new Gumbels(10);
    float[] first = new float[7];
    float[] again = new float[7];
    float[] other = new float[7];
    gumbels.row(11, 3, 7, first);
    gumbels.row(11, 4, 7, other);
    new Gumbels(7).row(11, 3, 7, again);
    assertThat(again).containsExactly(first);
    assertThat(other).doesNotContain(first);
  }
}
