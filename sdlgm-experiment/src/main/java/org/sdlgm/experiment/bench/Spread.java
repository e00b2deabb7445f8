package org.sdlgm.experiment.bench;

import java.util.Arrays;

/**
 * Times of something done again and again: half of them are above the median, and a tenth each
 * outside of low and high. Other work of the machine shows in the high ones.
 *
 * @param median the median
 * @param low the 10th percentile
 * @param high the 90th percentile
 */
public record Spread(double median, double low, double high) {
  private static final double TENTH = 0.1;

  /**
   * The spread of some numbers.
   *
   * @param values at least one
   */
  static Spread of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(at(sorted, 0.5), at(sorted, TENTH), at(sorted, 1 - TENTH));
  }

  /** Between the two numbers that are nearest to it. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
