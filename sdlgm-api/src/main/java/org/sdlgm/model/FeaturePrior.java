package org.sdlgm.model;

/**
 * A model's own prior over codes without repeats, feature by feature in ascending order: what a
 * file can be entropy-coded with, where features depend on each other as only the model knows.
 *
 * <p>Both ends of a file must agree to the last bit: an implementation adds in a fixed order.
 */
@FunctionalInterface
public interface FeaturePrior {
  /**
   * log p - log(1 - p) of a feature being in use, given those before it.
   *
   * @param feature which, from 0
   * @param used the features before it that are in use, ascending
   * @param count how many of {@code used} count
   */
  double logit(int feature, int[] used, int count);
}
