package org.sdlgm.component;

/**
 * Draws independent discrete variables, with whatever gradient belongs to its draws: what an
 * estimator gives a {@link FactorizedPosterior}.
 *
 * @param <T> the backend's tensor type
 */
public interface VariableSampler<T> {
  /**
   * Binary variables, each in [0, 1].
   *
   * @param logits log p - log(1 - p) of each, any shape
   * @return the same shape
   */
  T binary(T logits);

  /**
   * Categorical variables of M classes, each a row that sums to 1.
   *
   * @param logProbabilities (..., M), normalised over the last axis
   * @return the same shape
   */
  T categorical(T logProbabilities);
}
