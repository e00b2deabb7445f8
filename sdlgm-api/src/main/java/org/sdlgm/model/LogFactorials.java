package org.sdlgm.model;

/** log n! for n = 0..limit, in nats. */
final class LogFactorials {
  private final double[] values;

  LogFactorials(int limit) {
    values = new double[limit + 1];
    for (int n = 1; n <= limit; n++) {
      values[n] = values[n - 1] + Math.log(n);
    }
  }

  double of(int n) {
    return values[n];
  }

  /** The logarithm of the number of ways to choose {@code count} of {@code slots}. */
  double choose(int slots, int count) {
    return values[slots] - values[count] - values[slots - count];
  }
}
