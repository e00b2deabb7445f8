package org.sdlgm.model;

import java.util.Arrays;

/** Drawing from a categorical distribution by its cumulative probabilities. */
final class Draws {
  private Draws() {}

  /** Cumulative probabilities from log probabilities; the last is exactly 1. */
  static double[] cumulative(double[] log) {
    double[] cumulative = new double[log.length];
    double sum = 0;
    for (int k = 0; k < log.length; k++) {
      sum += Math.exp(log[k]);
      cumulative[k] = sum;
    }
    for (int k = 0; k < log.length; k++) {
      cumulative[k] /= sum;
    }
    cumulative[log.length - 1] = 1;
    return cumulative;
  }

  /** The first index whose cumulative probability is above {@code uniform}, which is in [0, 1). */
  static int index(double[] cumulative, double uniform) {
    int found = Arrays.binarySearch(cumulative, uniform);
    if (found < 0) {
      return -found - 1;
    }
    while (cumulative[found] <= uniform) {
      found++;
    }
    return found;
  }
}
