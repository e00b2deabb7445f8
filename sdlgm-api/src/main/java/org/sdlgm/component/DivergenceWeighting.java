package org.sdlgm.component;

/** How the features' divergence counts towards the bound. */
public enum DivergenceWeighting {
  /** KL_w + KL_f, the paper's criterion. */
  FULL,
  /** KL_w + γ KL_f: the tighter bound; see {@link Divergence#gated}. */
  GATED
}
