package org.sdlgm.datasets.generated;

import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;

/** The conditional model that labels and attributes are drawn from. */
public record MultilabelOptions(
    @Setting(value = "D, how many attributes an observation has", from = 1, to = 10_000)
        int attributes,
    @Setting(value = "C, how many labels there are", from = 1, to = 1_000) int labels,
    @Setting(
            value = "L0, the most labels that an observation may have",
            from = 1,
            to = Byte.MAX_VALUE)
        int maxLabels,
    @Setting(value = "rho, the probability that one of the L0 slots is in use", from = 0, to = 1)
        double rate,
    @Setting(value = "how many features there are that nobody observes", from = 1, to = 1_000)
        int hiddenFeatures,
    @Setting(
            value = "the most of those that an observation may have",
            from = 0,
            to = Byte.MAX_VALUE)
        int maxHiddenFeatures,
    @Setting(
            value = "sigma, the standard deviation of an attribute given the labels and features",
            from = 0,
            to = 1_000)
        double noise,
    @Setting(value = "how many training observations", from = 1, to = 1_000_000) int trainingCount,
    @Setting(value = "how many test observations", from = 1, to = 1_000_000) int testCount,
    @Setting("of all draws, the model's parameters among them") long seed) {
  /** Twelve labels, 2.4 of them in the mean. */
  public static final MultilabelOptions DEFAULTS =
      new MultilabelOptions(32, 12, 6, 0.4, 6, 3, 0.5, 2_000, 1_000, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of its range
   */
  public MultilabelOptions {
    Require.settings(
        MultilabelOptions.class,
        attributes,
        labels,
        maxLabels,
        rate,
        hiddenFeatures,
        maxHiddenFeatures,
        noise,
        trainingCount,
        testCount,
        seed);
  }
}
