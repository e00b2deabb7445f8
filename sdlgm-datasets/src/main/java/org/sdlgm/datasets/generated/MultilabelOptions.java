package org.sdlgm.datasets.generated;

import org.sdlgm.config.Require;

/**
 * The conditional model that labels and attributes are drawn from.
 *
 * @param attributes D, how many attributes an observation has
 * @param labels C, how many labels there are
 * @param maxLabels L0, the most labels that an observation may have
 * @param rate rho, the probability that one of the L0 slots is in use
 * @param hiddenFeatures how many features there are that nobody observes
 * @param maxHiddenFeatures the most of those that an observation may have
 * @param noise sigma, the standard deviation of an attribute given the labels and features
 * @param trainingCount how many training observations
 * @param testCount how many test observations
 * @param seed of all draws, the model's parameters among them
 */
public record MultilabelOptions(
    int attributes,
    int labels,
    int maxLabels,
    double rate,
    int hiddenFeatures,
    int maxHiddenFeatures,
    double noise,
    int trainingCount,
    int testCount,
    long seed) {
  /** Twelve labels, 2.4 of them in the mean. */
  public static final MultilabelOptions DEFAULTS =
      new MultilabelOptions(32, 12, 6, 0.4, 6, 3, 0.5, 2_000, 1_000, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of its range
   */
  public MultilabelOptions {
    Require.inRange("attributes", attributes, 1, 10_000);
    Require.inRange("labels", labels, 1, 1_000);
    Require.inRange("maxLabels", maxLabels, 1, Byte.MAX_VALUE);
    Require.inRange("rate", rate, 0, 1);
    Require.inRange("hiddenFeatures", hiddenFeatures, 1, 1_000);
    Require.inRange("maxHiddenFeatures", maxHiddenFeatures, 0, Byte.MAX_VALUE);
    Require.inRange("noise", noise, 0, 1_000);
    Require.inRange("trainingCount", trainingCount, 1, 1_000_000);
    Require.inRange("testCount", testCount, 1, 1_000_000);
  }
}
