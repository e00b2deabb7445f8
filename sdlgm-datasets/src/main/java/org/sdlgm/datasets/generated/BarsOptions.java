package org.sdlgm.datasets.generated;

import org.sdlgm.config.Require;

/**
 * Which bars are drawn.
 *
 * @param side S, the pictures' height and width: there are 2 S bars
 * @param maxBars L0, the most bars that a picture may have
 * @param rate rho, the probability that one of the L0 slots is in use
 * @param noise the probability that a pixel is flipped
 * @param trainingCount how many training observations
 * @param testCount how many test observations
 * @param seed of all draws
 */
public record BarsOptions(
    int side, int maxBars, double rate, double noise, int trainingCount, int testCount, long seed) {
  /** Small pictures with 2.5 bars in the mean. */
  public static final BarsOptions DEFAULTS = new BarsOptions(8, 5, 0.5, 0, 10_000, 1_000, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of its range
   */
  public BarsOptions {
    Require.inRange("side", side, 2, 64);
    Require.inRange("maxBars", maxBars, 1, Byte.MAX_VALUE);
    Require.inRange("rate", rate, 0, 1);
    Require.inRange("noise", noise, 0, 0.5);
    Require.inRange("trainingCount", trainingCount, 1, 1_000_000);
    Require.inRange("testCount", testCount, 1, 1_000_000);
  }
}
