package org.sdlgm.eval.statistics;

/**
 * How many values fall into each of several bins of equal width. Immutable.
 *
 * <p>A bin has its lower edge and not its upper one; the last bin has both.
 */
public final class Histogram {
  private final double low;
  private final double width;
  private final long[] occurrences;

  private Histogram(double low, double width, long[] occurrences) {
    this.low = low;
    this.width = width;
    this.occurrences = occurrences;
  }

  /**
   * The histogram of values between the least and the greatest of them.
   *
   * @param values finite, at least one; if all are equal, the bins span 1 around them
   * @param bins how many, at least 1
   * @throws IllegalArgumentException if there are no values or bins, or a value is not finite
   */
  public static Histogram of(double[] values, int bins) {
    if (values.length == 0 || bins < 1) {
      throw new IllegalArgumentException(values.length + " values in " + bins + " bins");
    }
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(value + " is in no bin");
      }
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    double low = least < greatest ? least : least - 0.5;
    double width = (least < greatest ? greatest - least : 1) / bins;
    long[] occurrences = new long[bins];
    for (double value : values) {
      occurrences[Math.min(bins - 1, (int) ((value - low) / width))]++;
    }
    return new Histogram(low, width, occurrences);
  }

  /**
   * The histogram of values between given limits; what is beyond is counted in the outermost bins.
   *
   * @param values none of them NaN
   * @param low the lower edge of the first bin
   * @param high the upper edge of the last bin, above {@code low}
   * @param bins how many, at least 1
   * @throws IllegalArgumentException if there are no bins, none between the limits, or a value is
   *     NaN
   */
  public static Histogram between(double[] values, double low, double high, int bins) {
    if (bins < 1 || !(low < high)) {
      throw new IllegalArgumentException(bins + " bins from " + low + " to " + high);
    }
    double width = (high - low) / bins;
    long[] occurrences = new long[bins];
    for (double value : values) {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException(value + " is in no bin");
      }
      occurrences[(int) Math.max(0, Math.min(bins - 1, Math.floor((value - low) / width)))]++;
    }
    return new Histogram(low, width, occurrences);
  }

  /** How many bins there are. */
  public int bins() {
    return occurrences.length;
  }

  /**
   * The lower edge of a bin; of bin {@link #bins}, the upper edge of the last.
   *
   * @param bin in [0, bins]
   */
  public double edge(int bin) {
    return low + bin * width;
  }

  /**
   * The middle of a bin.
   *
   * @param bin in [0, bins)
   */
  public double middle(int bin) {
    return low + (bin + 0.5) * width;
  }

  /**
   * How many values are in a bin.
   *
   * @param bin in [0, bins)
   */
  public long occurrences(int bin) {
    return occurrences[bin];
  }
}
