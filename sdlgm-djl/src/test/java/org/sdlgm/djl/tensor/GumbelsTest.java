package org.sdlgm.djl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GumbelsTest {
  /**
   * A cell is v/512 wide, so linear interpolation of -log(v), whose second derivative is 1/v^2, is
   * off by (1/512)^2 / 8 = 4.8e-7; in the first powers of two cells are up to v/256 wide: 1.9e-6.
   */
  private static final Offset<Double> TOLERANCE = Offset.offset(2e-6);

  private static double exact(int random) {
    int side = random >>> 31;
    return Gumbels.exact(side, ((random & 0x7fff_ffff) + 0.5) * 0x1p-32);
  }

  @Test
  void quantilesAreExactToSinglePrecisionInTheMiddle() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 200_000; i++) {
      int bits = random.nextInt();
      assertThat(Gumbels.quantile(bits)).isCloseTo(exact(bits), TOLERANCE);
    }
  }

  @Test
  void quantilesAreExactToSinglePrecisionInTheTails() {
    for (int v = 0; v < 100_000; v++) {
      for (int side = 0; side < 2; side++) {
        int bits = v | side << 31;
        assertThat(Gumbels.quantile(bits)).isCloseTo(exact(bits), TOLERANCE);
      }
    }
  }

  @Test
  void quantilesAreExactAroundTheMedian() {
    for (int bits : new int[] {Integer.MAX_VALUE, -1, Integer.MAX_VALUE - 1, -2}) {
      assertThat(Gumbels.quantile(bits)).isCloseTo(-Math.log(Math.log(2)), TOLERANCE);
    }
  }

  /** Mean γ = 0.5772 and variance π²/6, over a million numbers. */
  @Test
  void hasTheMomentsOfTheGumbelDistribution() {
    int length = 1001;
    int rows = 1000;
    Gumbels gumbels = new Gumbels(length);
    double[] row = new double[length];
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < rows; r++) {
      gumbels.row(Uniforms.key(1, 2, 3), r, length, row);
      for (double value : row) {
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
    double[] first = new double[7];
    double[] again = new double[7];
    double[] other = new double[7];
    gumbels.row(11, 3, 7, first);
    gumbels.row(11, 4, 7, other);
    new Gumbels(7).row(11, 3, 7, again);
    assertThat(again).containsExactly(first);
    assertThat(other).doesNotContain(first);
  }
}
