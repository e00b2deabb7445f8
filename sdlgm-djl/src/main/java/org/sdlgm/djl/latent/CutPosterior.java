package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import org.sdlgm.component.LatentPosterior;

/**
 * A posterior on which autograd's graph is cut in two: what is computed from it has a gradient up
 * to the posterior's parameters and its samples, and no further. A second backward pass carries
 * that on to the encoder, so that the way from a sample to the parameters need not be a graph.
 */
public interface CutPosterior extends LatentPosterior<NDArray> {
  /**
   * After the backward pass of a loss, a number whose gradient with respect to the encoder is that
   * loss's.
   */
  NDArray encoderSurrogate();
}
