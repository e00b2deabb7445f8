package org.sdlgm.eval.statistics;

/**
 * The mean and the variance of each column of rows of numbers, which are given one after the other
 * (B. P. Welford, Technometrics 4, 1962).
 */
public final class ColumnVariances {
  private final double[] means;
  private final double[] squares;
  private int count;

  /**
   * @param width how many columns
   */
  public ColumnVariances(int width) {
    means = new double[width];
    squares = new double[width];
  }

  /**
   * Takes a row.
   *
   * @param row as many numbers as there are columns
   */
  public void add(float[] row) {
    count++;
    for (int k = 0; k < means.length; k++) {
      double step = row[k] - means[k];
      means[k] += step / count;
      squares[k] += step * (row[k] - means[k]);
    }
  }

  /** How many rows there were. */
  public int count() {
    return count;
  }

  /** The mean of each column; 0 before the first row. */
  public double[] means() {
    return means.clone();
  }

  /** The mean squared distance from the column's mean, of each column; NaN before the first row. */
  public double[] values() {
    double[] values = new double[squares.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = squares[k] / count;
    }
    return values;
  }
}
