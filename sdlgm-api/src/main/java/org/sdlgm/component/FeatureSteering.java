package org.sdlgm.component;

/**
 * How a training steers the number of features: it maximises the bound less λ times the number of
 * features in use. The price λ is given, or it follows a target for the mean by dual ascent. Bounds
 * are always reported without this term.
 */
public interface FeatureSteering {
  /**
   * λ, what a feature in use costs beside its share in the bound, in nats. Below 0 where a target
   * asks for more features than pay for themselves.
   */
  double price();

  /**
   * Moves the price, where it follows a target: up if a batch used more features than the target
   * says, down if it used fewer. Called once an iteration.
   *
   * @param meanFeatures how many features the codes of the batch use, on average
   */
  void observe(double meanFeatures);
}
