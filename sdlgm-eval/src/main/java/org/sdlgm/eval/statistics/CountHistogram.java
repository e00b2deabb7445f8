package org.sdlgm.eval.statistics;

import java.util.Arrays;

/** How often each count 0, 1, 2, ... occurs. Immutable. */
public final class CountHistogram {
  private final long[] occurrences;

  private CountHistogram(long[] occurrences) {
    this.occurrences = occurrences;
  }

  /**
   * The histogram of counts.
   *
   * @param counts each at least 0
   * @throws IllegalArgumentException if one is negative
   */
  public static CountHistogram of(int[] counts) {
    int greatest = 0;
    for (int count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException(count + " is not a count");
      }
      greatest = Math.max(greatest, count);
    }
    long[] occurrences = new long[greatest + 1];
    for (int count : counts) {
      occurrences[count]++;
    }
    return new CountHistogram(occurrences);
  }

  /** The greatest count that occurs; 0 if none does. */
  public int greatest() {
    return occurrences.length - 1;
  }

  /**
   * How often a count occurs.
   *
   * @param count any number
   */
  public long occurrences(int count) {
    return count < 0 || count >= occurrences.length ? 0 : occurrences[count];
  }

  /** How many counts there are in all. */
  public long total() {
    return Arrays.stream(occurrences).sum();
  }

  /** The mean count; NaN if there are none. */
  public double mean() {
    double sum = 0;
    for (int count = 0; count < occurrences.length; count++) {
      sum += (double) count * occurrences[count];
    }
    return sum / total();
  }
}
