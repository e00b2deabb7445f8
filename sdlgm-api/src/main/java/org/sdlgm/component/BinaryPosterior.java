package org.sdlgm.component;

/**
 * A posterior under which the K elements of z are independent and 0 or 1: what estimators for
 * binary variables need.
 *
 * @param <T> the backend's tensor type
 */
public interface BinaryPosterior<T> extends LatentPosterior<T> {
  /** log q(z_k = 1|x) - log q(z_k = 0|x), (B, K). */
  T logits();
}
