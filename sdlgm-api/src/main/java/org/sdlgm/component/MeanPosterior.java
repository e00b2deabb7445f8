package org.sdlgm.component;

/**
 * A posterior that knows its mean in closed form: what mean-field control variates need.
 *
 * @param <T> the backend's tensor type
 */
public interface MeanPosterior<T> extends LatentPosterior<T> {
  /** E[z|x], (B, K), over hard z. */
  T mean();
}
