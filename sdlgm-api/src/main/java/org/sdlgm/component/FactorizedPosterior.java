package org.sdlgm.component;

/**
 * A posterior whose z is put together from independent binary and categorical variables: what
 * estimators with a gradient of their own for each variable need.
 *
 * @param <T> the backend's tensor type
 */
public interface FactorizedPosterior<T> extends LatentPosterior<T> {
  /**
   * One latent per observation, (B, K), from variables that a sampler draws; the gradient passes
   * from z to the variables, and from there as the sampler has it.
   *
   * @param sampler draws the variables
   */
  T sample(VariableSampler<T> sampler);
}
