package org.sdlgm.djl.sampling;

import org.sdlgm.djl.context.Temperature;

/**
 * A component whose relaxed samples are those of {@link GumbelSoftmax}, independent over slots, at
 * one temperature. The sparse latent then draws them outside the recorded graph, which is faster,
 * and the component's own sampling is not called. A component of a plug-in may say so too; the fast
 * and the plain way have the same distribution and gradient.
 */
public interface GumbelSampled {
  /** The temperature of its samples. */
  Temperature temperature();
}
