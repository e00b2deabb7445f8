package org.sdlgm.model;

import org.sdlgm.config.SamplingMode;

/** What the values of a latent z are: which codes it has, and which bounds and metrics. */
public enum LatentValues {
  /** z counts in N^K how often each feature is in use; a hard z is a sparse code to be stored. */
  COUNTS,
  /**
   * z is in R^K. It has a density where counts have a probability, and nothing to relax: every
   * {@link SamplingMode} draws the same, with a gradient. Its code is where the posterior is
   * centred.
   */
  REAL
}
