package org.sdlgm.datasets.generated;

import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;

/** Which bars are drawn. */
public record BarsOptions(
    @Setting(value = "S, the pictures' height and width: there are 2 S bars", from = 2, to = 64)
        int side,
    @Setting(value = "L0, the most bars that a picture may have", from = 1, to = Byte.MAX_VALUE)
        int maxBars,
    @Setting(value = "rho, the probability that one of the L0 slots is in use", from = 0, to = 1)
        double rate,
    @Setting(value = "the probability that a pixel is flipped", from = 0, to = 0.5) double noise,
    @Setting(value = "how many training observations", from = 1, to = 1_000_000) int trainingCount,
    @Setting(value = "how many test observations", from = 1, to = 1_000_000) int testCount,
    @Setting("of all draws") long seed) {
  /** Small pictures with 2.5 bars in the mean. */
  public static final BarsOptions DEFAULTS = new BarsOptions(8, 5, 0.5, 0, 10_000, 1_000, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of its range
   */
  public BarsOptions {
    Require.settings(BarsOptions.class, side, maxBars, rate, noise, trainingCount, testCount, seed);
  }
}
