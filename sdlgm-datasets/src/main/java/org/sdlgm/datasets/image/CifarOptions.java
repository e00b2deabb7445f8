package org.sdlgm.datasets.image;

import org.sdlgm.config.Require;

/**
 * What of CIFAR-10 is read.
 *
 * @param trainingCount how many training observations, from the first; 0 is all
 * @param testCount how many test observations, from the first; 0 is all
 */
public record CifarOptions(int trainingCount, int testCount) {
  /** All observations. */
  public static final CifarOptions DEFAULTS = new CifarOptions(0, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a count is negative
   */
  public CifarOptions {
    Require.inRange("trainingCount", trainingCount, 0, Integer.MAX_VALUE);
    Require.inRange("testCount", testCount, 0, Integer.MAX_VALUE);
  }
}
