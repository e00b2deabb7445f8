package org.sdlgm.component;

/**
 * A posterior that knows the observations that it was inferred from: what input-dependent baselines
 * read.
 *
 * @param <T> the backend's tensor type
 */
public interface AmortizedPosterior<T> extends LatentPosterior<T> {
  /** x, (B, D). */
  T observations();
}
