package org.sdlgm.eval.statistics;

import java.util.Locale;
import org.sdlgm.metric.Estimate;

/**
 * Mean and standard deviation of one value over several runs.
 *
 * @param mean over the runs
 * @param deviation the sample standard deviation (divisor n - 1); 0 for a single run
 * @param runs n
 */
public record Summary(double mean, double deviation, int runs) {
  /**
   * The summary of values.
   *
   * @param values one per run, at least one
   * @throws IllegalArgumentException if there are none
   */
  public static Summary of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a summary needs at least one value");
    }
    Estimate estimate = Estimate.of(values);
    return new Summary(
        estimate.mean(), estimate.standardError() * Math.sqrt(values.length), values.length);
  }

  /**
   * As in a table: {@code 99.05 ± 1.07}, or {@code 99.05} for a single run.
   *
   * @param decimals digits after the point, at least 0
   */
  public String format(int decimals) {
    String number = "%." + decimals + "f";
    return runs > 1
        ? String.format(Locale.ROOT, number + " ± " + number, mean, deviation)
        : String.format(Locale.ROOT, number, mean);
  }
}
