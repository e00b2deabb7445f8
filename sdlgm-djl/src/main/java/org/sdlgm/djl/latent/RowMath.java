package org.sdlgm.djl.latent;

/**
 * Loops over rows of numbers, in the forms that the JVM's compiler vectorises: one index for all
 * arrays, no conversions, no branches. Sums are in a fixed order, the same compiled or not.
 */
final class RowMath {
  /** exp(v) is taken as (exp(v / 2^10))^(2^10): conversions to powers of two do not vectorise. */
  private static final double SHRINK = 0x1p-10;

  private RowMath() {}

  /** Adds the second to the first, and gives the index of the largest sum. */
  static int addAndFindLargest(double[] row, double[] summands) {
    int largest = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < row.length; i++) {
      double value = row[i] + summands[i];
      row[i] = value;
      if (value > most) {
        most = value;
        largest = i;
      }
    }
    return largest;
  }

  /**
   * exp((row - largest) · factor), to a relative 1e-10 above exp(-90) and to 1e-6 above exp(-700).
   */
  static void exponentials(double[] row, double largest, double factor, double[] result) {
    for (int i = 0; i < row.length; i++) {
      double v = Math.max((row[i] - largest) * factor, -700) * SHRINK;
      double p = 1 + v * (1 + v * (1.0 / 2 + v * (1.0 / 6 + v * (1.0 / 24 + v * (1.0 / 120)))));
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      result[i] = p;
    }
  }

  /** Four sums at once: one alone would wait for itself. */
  static double sum(double[] row) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < row.length; i += 4) {
      first += row[i];
      second += row[i + 1];
      third += row[i + 2];
      fourth += row[i + 3];
    }
    for (; i < row.length; i++) {
      first += row[i];
    }
    return (first + second) + (third + fourth);
  }

  /** Σ a b, as {@link #sum} adds. */
  static double dot(double[] a, double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      first += a[i] * b[i];
      second += a[i + 1] * b[i + 1];
      third += a[i + 2] * b[i + 2];
      fourth += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      first += a[i] * b[i];
    }
    return (first + second) + (third + fourth);
  }

  /** target += factor · row. */
  static void addScaled(double[] target, double[] row, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * row[i];
    }
  }

  /** target += factor · row · (values - mean). */
  static void addCentred(
      double[] target, double[] row, double[] values, double mean, double factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * row[i] * (values[i] - mean);
    }
  }
}
