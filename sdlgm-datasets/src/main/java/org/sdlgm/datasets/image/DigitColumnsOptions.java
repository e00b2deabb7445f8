package org.sdlgm.datasets.image;

import org.sdlgm.config.Require;

/**
 * How digits are put in a row.
 *
 * @param columns how many places there are, each with a digit or empty
 * @param trainingCount how many training observations
 * @param testCount how many test observations
 * @param seed of all draws
 */
public record DigitColumnsOptions(int columns, int trainingCount, int testCount, long seed) {
  /** The paper's. */
  public static final DigitColumnsOptions DEFAULTS = new DigitColumnsOptions(5, 5_000, 1_000, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of its range
   */
  public DigitColumnsOptions {
    Require.inRange("columns", columns, 1, Byte.MAX_VALUE);
    Require.inRange("trainingCount", trainingCount, 1, 1_000_000);
    Require.inRange("testCount", testCount, 1, 1_000_000);
  }
}
