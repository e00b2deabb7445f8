package org.sdlgm.datasets.generated;

import org.sdlgm.config.Require;

/**
 * What is mixed.
 *
 * @param side S, the pictures' height and width
 * @param sources K, how many sources there are
 * @param rate rho, the probability that a source is in a picture
 * @param noise sigma, the standard deviation of the noise at each pixel
 * @param trainingCount how many training observations
 * @param testCount how many test observations
 * @param seed of all draws
 */
public record MixturesOptions(
    int side, int sources, double rate, double noise, int trainingCount, int testCount, long seed) {
  /** Small pictures with two of twenty sources in the mean. */
  public static final MixturesOptions DEFAULTS =
      new MixturesOptions(12, 20, 0.1, 0.1, 10_000, 1_000, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of its range
   */
  public MixturesOptions {
    Require.inRange("side", side, 2, 64);
    Require.inRange("sources", sources, 1, 1000);
    Require.inRange("rate", rate, 0, 1);
    Require.inRange("noise", noise, 0, 1e3);
    Require.inRange("trainingCount", trainingCount, 1, 1_000_000);
    Require.inRange("testCount", testCount, 1, 1_000_000);
  }
}
