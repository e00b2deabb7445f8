package org.sdlgm.component;

/**
 * How a training steers the number of features: it maximises the bound less what the features in
 * use cost. Each costs the price λ, which is given or follows a target for the mean by dual ascent;
 * a feature that is used too seldom gets a subsidy. Bounds are always reported without this term.
 */
public interface FeatureSteering {
  /**
   * λ, what a feature in use costs beside its share in the bound, in nats: what codes are searched
   * for by. Below 0 where a target asks for more features than pay for themselves.
   */
  double price();

  /** λ less its subsidy, of each feature: what a training reckons with; K values in nats. */
  float[] trainingPrices();

  /**
   * Moves price and subsidies, where they follow a target. Called once an iteration.
   *
   * @param usage the share of the batch's codes that use each feature, K values in [0, 1]
   */
  void observe(float[] usage);
}
