package org.sdlgm.datasets.image;

import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;

/** How digits are put in a row. */
public record DigitColumnsOptions(
    @Setting(
            value = "how many places there are, each with a digit or empty",
            from = 1,
            to = Byte.MAX_VALUE)
        int columns,
    @Setting(value = "how many training observations", from = 1, to = 1_000_000) int trainingCount,
    @Setting(value = "how many test observations", from = 1, to = 1_000_000) int testCount,
    @Setting("of all draws") long seed) {
  /** The paper's. */
  public static final DigitColumnsOptions DEFAULTS = new DigitColumnsOptions(5, 5_000, 1_000, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of its range
   */
  public DigitColumnsOptions {
    Require.settings(DigitColumnsOptions.class, columns, trainingCount, testCount, seed);
  }
}
