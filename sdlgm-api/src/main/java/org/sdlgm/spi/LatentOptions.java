package org.sdlgm.spi;

import org.sdlgm.model.LatentValues;

/**
 * Options of a latent that tell what its values are before there is one, so that a training is
 * measured by what can be measured. Options of a latent of counts need not be such.
 */
public interface LatentOptions {
  /** What the values of the latent are. */
  LatentValues values();
}
