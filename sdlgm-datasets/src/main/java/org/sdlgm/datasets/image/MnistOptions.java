package org.sdlgm.datasets.image;

import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;

/** What of MNIST, or a dataset of its form, is read and how. */
public record MnistOptions(
    @Setting("how pixels become binary") Binarization binarization,
    @Setting("of the draws, if there are any") long binarizationSeed,
    @Setting(value = "how many training observations, from the first; 0 is all", from = 0)
        int trainingCount,
    @Setting(value = "how many test observations, from the first; 0 is all", from = 0)
        int testCount) {
  /** The paper's: static binarisation, all observations. */
  public static final MnistOptions DEFAULTS = new MnistOptions(Binarization.STATIC, 0, 0, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a count is negative or there is no
   *     binarisation
   */
  public MnistOptions {
    Require.settings(MnistOptions.class, binarization, binarizationSeed, trainingCount, testCount);
  }
}
