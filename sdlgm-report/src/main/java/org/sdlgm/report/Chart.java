package org.sdlgm.report;

import java.util.Arrays;
import java.util.List;

/**
 * A chart, as the page's script draws it.
 *
 * @param id of its canvas, unique in the page
 * @param title in words
 * @param meaning what to look for, one line
 * @param summary what it shows, for those who cannot see it
 * @param x the horizontal axis' title
 * @param y the vertical axis' title, with its unit
 * @param logarithmic whether the vertical axis begins as logarithmic; the reader can switch
 * @param wide whether it takes a row of its own
 * @param series what is drawn, at least one
 * @param breaks where x lacks values: lines end before it, and begin anew after it
 */
record Chart(
    String id,
    String title,
    String meaning,
    String summary,
    String x,
    String y,
    boolean logarithmic,
    boolean wide,
    List<Series> series,
    List<Integer> breaks) {
  /** A chart whose lines are whole. */
  Chart(
      String id,
      String title,
      String meaning,
      String summary,
      String x,
      String y,
      boolean logarithmic,
      boolean wide,
      List<Series> series) {
    this(id, title, meaning, summary, x, y, logarithmic, wide, series, List.of());
  }

  /** The ratio of largest to smallest value above which a linear axis hides what happens. */
  private static final double WIDE_RANGE = 8;

  /** How a series is drawn. */
  enum Style {
    /** A line through noise: its moving mean, with the noise faint behind. */
    NOISY,
    /** A line. */
    LINE,
    /** A broken line. */
    DASHED,
    /** A line with a marker at each point. */
    MARKED,
    /** Bars. */
    BARS
  }

  /**
   * One quantity.
   *
   * @param name in the legend
   * @param style how to draw it
   * @param colour index into the page's palette
   * @param points rows of x, y and, where it is known, the standard error of y
   */
  record Series(String name, Style style, int colour, List<double[]> points) {
    /** Leaves out what cannot be drawn. */
    Series {
      points =
          points.stream()
              .filter(point -> Double.isFinite(point[0]) && Double.isFinite(point[1]))
              .map(point -> Arrays.stream(point).map(Numbers::rounded).toArray())
              .toList();
    }
  }

  /** Whether values are all above 0 and lie too far apart for a linear axis. */
  static boolean spansDecades(List<Series> series) {
    double[] values =
        series.stream()
            .flatMap(one -> one.points().stream())
            .mapToDouble(point -> point[1])
            .sorted()
            .toArray();
    return values.length > 0 && values[0] > 0 && values[values.length - 1] > WIDE_RANGE * values[0];
  }
}
