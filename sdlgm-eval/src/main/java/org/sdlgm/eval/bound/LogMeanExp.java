package org.sdlgm.eval.bound;

import java.util.Arrays;

/**
 * log((1/n) sum_i exp(v_i)) of each row, one term at a time.
 *
 * <p>Keeps the greatest term and the sum relative to it, so that nothing overflows or vanishes, and
 * k samples need the memory of one.
 */
final class LogMeanExp {
  private final double[] greatest;
  private final double[] sum;
  private long terms;

  LogMeanExp(int rows) {
    greatest = new double[rows];
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    sum = new double[rows];
  }

  /** Adds one term to each row. */
  void add(double[] logTerms) {
    for (int i = 0; i < sum.length; i++) {
      add(i, logTerms[i]);
    }
    terms++;
  }

  private void add(int row, double logTerm) {
    if (logTerm == Double.NEGATIVE_INFINITY) {
      // A term of 0; relative to a greatest term of 0 it would give NaN.
      return;
    }
    if (logTerm > greatest[row]) {
      sum[row] = sum[row] * Math.exp(greatest[row] - logTerm) + 1;
      greatest[row] = logTerm;
    } else {
      sum[row] += Math.exp(logTerm - greatest[row]);
    }
  }

  /** The mean of each row, as a logarithm; -∞ if every term was 0. */
  double[] values() {
    double[] values = new double[sum.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = sum[i] == 0 ? Double.NEGATIVE_INFINITY : greatest[i] + Math.log(sum[i] / terms);
    }
    return values;
  }
}
