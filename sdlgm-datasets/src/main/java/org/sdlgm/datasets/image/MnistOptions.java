package org.sdlgm.datasets.image;

import org.sdlgm.config.Require;

/**
 * What of MNIST, or a dataset of its form, is read and how.
 *
 * @param binarization how pixels become binary
 * @param binarizationSeed of the draws, if there are any
 * @param trainingCount how many training observations, from the first; 0 is all
 * @param testCount how many test observations, from the first; 0 is all
 */
public record MnistOptions(
    Binarization binarization, long binarizationSeed, int trainingCount, int testCount) {
  /** The paper's: static binarisation, all observations. */
  public static final MnistOptions DEFAULTS = new MnistOptions(Binarization.STATIC, 0, 0, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a count is negative or there is no
   *     binarisation
   */
  public MnistOptions {
    Require.present("binarization", binarization);
    Require.inRange("trainingCount", trainingCount, 0, Integer.MAX_VALUE);
    Require.inRange("testCount", testCount, 0, Integer.MAX_VALUE);
  }
}
