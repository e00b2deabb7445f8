package org.sdlgm.datasets.generated;

import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;

/** What is mixed. */
public record MixturesOptions(
    @Setting(value = "S, the pictures' height and width", from = 2, to = 64) int side,
    @Setting(value = "K, how many sources there are", from = 1, to = 1000) int sources,
    @Setting(value = "rho, the probability that a source is in a picture", from = 0, to = 1)
        double rate,
    @Setting(value = "sigma, the standard deviation of the noise at each pixel", from = 0, to = 1e3)
        double noise,
    @Setting(value = "how many training observations", from = 1, to = 1_000_000) int trainingCount,
    @Setting(value = "how many test observations", from = 1, to = 1_000_000) int testCount,
    @Setting("of all draws") long seed) {
  /** Small pictures with two of twenty sources in the mean. */
  public static final MixturesOptions DEFAULTS =
      new MixturesOptions(12, 20, 0.1, 0.1, 10_000, 1_000, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of its range
   */
  public MixturesOptions {
    Require.settings(
        MixturesOptions.class, side, sources, rate, noise, trainingCount, testCount, seed);
  }
}
