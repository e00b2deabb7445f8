package org.sdlgm.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sdlgm.eval.statistics.Histogram;

/** How often the numbers of real codes have a value, all numbers of all codes together. */
public final class ValueShares {
  /** What lies further from 0 is counted at the ends. */
  public static final double LIMIT = 5;

  /** From one value to the next; the middle one is 0. */
  public static final double STEP = 0.2;

  private ValueShares() {}

  /**
   * Values from -{@link #LIMIT} to {@link #LIMIT}, and the share of the numbers near each.
   *
   * @param codes rows of numbers, at least one in all
   * @return rows of a value and a share in percent
   */
  public static List<double[]> of(float[][] codes) {
    double[] numbers =
        Arrays.stream(codes)
            .flatMapToDouble(code -> IntStream.range(0, code.length).mapToDouble(k -> code[k]))
            .toArray();
    double edge = LIMIT + STEP / 2;
    int bins = (int) Math.round(2 * edge / STEP);
    Histogram histogram = Histogram.between(numbers, -edge, edge, bins);
    return IntStream.range(0, bins)
        .mapToObj(
            bin ->
                new double[] {
                  histogram.middle(bin), 100.0 * histogram.occurrences(bin) / numbers.length
                })
        .toList();
  }
}
