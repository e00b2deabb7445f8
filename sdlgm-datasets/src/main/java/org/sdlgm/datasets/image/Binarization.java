package org.sdlgm.datasets.image;

/** How grey pixels become binary observations. */
public enum Binarization {
  /**
   * One Bernoulli draw per pixel, with the grey level as its mean, by a fixed seed: the "fixed"
   * protocol (H. Larochelle, I. Murray, "The Neural Autoregressive Distribution Estimator", AISTATS
   * 2011).
   */
  STATIC,
  /**
   * The same, drawn anew in each epoch (R. Salakhutdinov, I. Murray, "On the quantitative analysis
   * of deep belief networks", ICML 2008).
   */
  DYNAMIC,
  /** 1 where the grey level is above 0.5. */
  THRESHOLD,
  /** Grey levels as they are, in [0, 1]. */
  NONE
}
