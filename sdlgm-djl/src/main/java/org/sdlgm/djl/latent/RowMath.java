package org.sdlgm.djl.latent;

/**
 * Loops over rows of numbers, in the forms that the JVM's compiler vectorises: one index for all
 * arrays, no conversions, no branches. Sums are in a fixed order, the same compiled or not.
 */
final class RowMath {
  /** exp(v) is taken as (exp(v / 2^5))^(2^5): conversions to powers of two do not vectorise. */
  private static final float SHRINK = 0x1p-5f;

  /** Below this, an exponential is nothing beside 1, and the polynomial is far from it. */
  private static final float LEAST = -40 * SHRINK;

  private RowMath() {}

  /** Adds the second to the first, and gives the index of the largest sum. */
  static int addAndFindLargest(float[] row, float[] summands) {
    int largest = 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < row.length; i++) {
      float value = row[i] + summands[i];
      row[i] = value;
      if (value > most) {
        most = value;
        largest = i;
      }
    }
    return largest;
  }

  /**
   * exp((row - largest) · factor), to a relative 5e-6 above exp(-10), and to an absolute 1e-9
   * below.
   */
  static void exponentials(float[] row, float largest, float factor, float[] result) {
    float shrunk = factor * SHRINK;
    for (int i = 0; i < row.length; i++) {
      float v = Math.max((row[i] - largest) * shrunk, LEAST);
      float p = 1f / 720;
      p = 1f / 120 + v * p;
      p = 1f / 24 + v * p;
      p = 1f / 6 + v * p;
      p = 1f / 2 + v * p;
      p = 1 + v * p;
      p = 1 + v * p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      p *= p;
      result[i] = p;
    }
  }

  /** Four sums at once: one alone would wait for itself. */
  static float sum(float[] row) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
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
  static float dot(float[] a, float[] b) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
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
  static void addScaled(float[] target, float[] row, float factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * row[i];
    }
  }

  /** target += factor · row · (values - mean). */
  static void addCentred(float[] target, float[] row, float[] values, float mean, float factor) {
    for (int i = 0; i < target.length; i++) {
      target[i] += factor * row[i] * (values[i] - mean);
    }
  }
}
