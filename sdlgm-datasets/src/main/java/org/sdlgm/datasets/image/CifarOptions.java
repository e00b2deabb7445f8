package org.sdlgm.datasets.image;

import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;

/** What of CIFAR-10 is read. */
public record CifarOptions(
    @Setting(value = "how many training observations, from the first; 0 is all", from = 0)
        int trainingCount,
    @Setting(value = "how many test observations, from the first; 0 is all", from = 0)
        int testCount) {
  /** All observations. */
  public static final CifarOptions DEFAULTS = new CifarOptions(0, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a count is negative
   */
  public CifarOptions {
    Require.settings(CifarOptions.class, trainingCount, testCount);
  }
}
