package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the components' contracts share: a harness per test, which must not leak, and comparisons.
 *
 * @param <T> the backend's tensor type
 */
public abstract class ComponentContract<T> {
  /** How near an engine in single precision must come to the reference. */
  protected static final double TOLERANCE = 1e-4;

  private TensorHarness<T> harness;

  /** Opens the harness of one test; an assumption that fails here skips the test. */
  protected abstract TensorHarness<T> openHarness();

  /** The harness of the running test. */
  protected final TensorHarness<T> harness() {
    return harness;
  }

  @BeforeEach
  final void open() {
    harness = openHarness();
  }

  @AfterEach
  final void nothingLeaks() {
    if (harness != null) {
      harness.close();
      assertThat(harness.liveTensors()).as("tensors alive after the test").isZero();
    }
  }

  /** A matrix of standard normal numbers, the same at each call. */
  final double[] normal(int count, long seed) {
    Random random = new Random(seed);
    return random.doubles(count).map(ignored -> random.nextGaussian()).toArray();
  }

  final double[] values(T tensor) {
    return harness.values(tensor);
  }

  /** Rows of standard normal numbers, the same at each call. */
  final double[][] normalRows(int count, int width, long seed) {
    double[] values = normal(count * width, seed);
    double[][] rows = new double[count][];
    Arrays.setAll(rows, row -> Arrays.copyOfRange(values, row * width, (row + 1) * width));
    return rows;
  }

  final T matrix(double[][] rows) {
    return harness.tensor(
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length, rows[0].length);
  }

  /** A row many times. */
  final T repeated(double[] row, int times) {
    double[][] rows = new double[times][];
    Arrays.fill(rows, row);
    return matrix(rows);
  }

  final void assertShape(T tensor, int... shape) {
    assertThat(harness.shape(tensor)).as("shape").containsExactly(shape);
  }

  /** Each value within 1e-4 of the expected one, relative where that is above 1 in size. */
  static void assertClose(double[] actual, double... expected) {
    assertClose(actual, TOLERANCE, expected);
  }

  static void assertClose(double[] actual, double tolerance, double[] expected) {
    assertThat(actual).as("number of values").hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i])
          .as("value %d", i)
          .isCloseTo(expected[i], Offset.offset(tolerance * Math.max(1, Math.abs(expected[i]))));
    }
  }

  /**
   * Holds each row's result alone to its result among others: a training may split a batch.
   *
   * @param function of rows, giving a row for each
   * @param rows what of
   */
  final void assertEachRowByItself(UnaryOperator<T> function, double[][] rows) {
    double[] together = values(function.apply(matrix(rows)));
    int width = together.length / rows.length;
    for (int row = 0; row < rows.length; row++) {
      double[] alone = values(function.apply(matrix(new double[][] {rows[row]})));
      assertClose(alone, Arrays.copyOfRange(together, row * width, (row + 1) * width));
    }
  }

  static void assertFinite(double[] values) {
    for (double value : values) {
      assertThat(value).isFinite();
    }
  }

  /**
   * Holds a gradient to central differences. A step of 1e-2 balances the rounding of single
   * precision (1e-6 / 1e-2) against the cut-off (1e-4 / 6 of a third derivative); that is what the
   * tolerance of 5e-3 allows for.
   */
  final void assertGradientMatchesDifferences(
      UnaryOperator<T> function, double[] at, int... shape) {
    double[] gradient = harness.gradient(function, harness.tensor(at, shape));
    assertClose(gradient, 5e-3, differences(function, at, shape));
  }

  /** Central differences of the sum of a function's output. */
  final double[] differences(UnaryOperator<T> function, double[] at, int... shape) {
    double step = 1e-2;
    double[] slopes = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double[] above = at.clone();
      double[] below = at.clone();
      above[i] += step;
      below[i] -= step;
      double[] up = values(function.apply(harness.tensor(above, shape)));
      double[] down = values(function.apply(harness.tensor(below, shape)));
      // Output by output: the difference of two sums would lose digits.
      for (int k = 0; k < up.length; k++) {
        slopes[i] += (up[k] - down[k]) / (2 * step);
      }
    }
    return slopes;
  }
}
