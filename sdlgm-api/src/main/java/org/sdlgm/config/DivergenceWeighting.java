package org.sdlgm.config;

import org.sdlgm.component.SampledDivergence;
import org.sdlgm.model.Divergence;

/** How the divergence counts towards the bound. */
public enum DivergenceWeighting {
  /** KL_w + KL_f, the paper's criterion. */
  FULL,
  /** KL_w + γ KL_f: the tighter bound; see {@link Divergence#gated}. */
  GATED,
  /**
   * log q(z|x) - log p(z) at the samples that log p(x|z) is taken at, instead of its mean in closed
   * form: what a score function needs to weigh a whole sample by, and the only way for a prior
   * without a closed form; see {@link SampledDivergence}.
   */
  SAMPLED
}
