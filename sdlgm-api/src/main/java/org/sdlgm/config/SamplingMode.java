package org.sdlgm.config;

/**
 * How a discrete variable is drawn from its posterior during training or evaluation. Real latents
 * have nothing to relax, and are drawn alike in every mode.
 */
public enum SamplingMode {
  /** A point inside the simplex: the Gumbel-Softmax (Concrete) relaxation at the temperature. */
  RELAXED,
  /** A vertex in the forward pass, the gradient of the relaxed sample in the backward pass. */
  STRAIGHT_THROUGH,
  /** A vertex, with no gradient: what a stored code is made of. */
  HARD
}
