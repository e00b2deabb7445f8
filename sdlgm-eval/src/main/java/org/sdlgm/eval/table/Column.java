package org.sdlgm.eval.table;

import org.sdlgm.metric.Metric.Direction;

/**
 * What the entries of a column are.
 *
 * @param name the heading, with the unit
 * @param direction which way is better
 * @param decimals digits after the point, from 0 to 9
 */
public record Column(String name, Direction direction, int decimals) {
  /**
   * @throws IllegalArgumentException if {@code decimals} is not from 0 to 9
   */
  public Column {
    if (decimals < 0 || decimals > 9) {
      throw new IllegalArgumentException(decimals + " decimals");
    }
  }

  /**
   * Compares two values as they are printed, so that no difference is marked that nobody sees.
   *
   * @return above 0 if the first is better, below 0 if the second is, 0 if neither
   */
  int compare(double first, double second) {
    double unit = Math.pow(10, -decimals);
    int order = Double.compare(Math.rint(first / unit), Math.rint(second / unit));
    return switch (direction) {
      case LOWER -> -order;
      case HIGHER -> order;
      case NONE -> 0;
    };
  }
}
