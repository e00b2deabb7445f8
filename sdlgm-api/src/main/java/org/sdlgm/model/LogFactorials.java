package org.sdlgm.model;

/** log n! for n = 0..limit, in nats. */
public final class LogFactorials {
  private final double[] values;

  /**
   * @param limit the largest n
   */
  public LogFactorials(int limit) {
    values = new double[limit + 1];
    for (int n = 1; n <= limit; n++) {
      values[n] = values[n - 1] + Math.log(n);
    }
  }

  /**
   * log n!.
   *
   * @param n from 0 to the limit
   */
  public double of(int n) {
    return values[n];
  }

  /**
   * The logarithm of the number of ways to choose some of all.
   *
   * @param slots all, from 0 to the limit
   * @param count some, from 0 to {@code slots}
   */
  public double choose(int slots, int count) {
    return values[slots] - values[count] - values[slots - count];
  }
}
