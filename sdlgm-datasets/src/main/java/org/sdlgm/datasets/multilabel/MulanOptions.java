package org.sdlgm.datasets.multilabel;

/**
 * How a dataset with published training and test files is read.
 *
 * @param standardize whether attributes get mean 0 and variance 1 over the training part
 * @param keepUnlabelled whether observations without any label stay
 */
public record MulanOptions(boolean standardize, boolean keepUnlabelled) {
  /** The paper's: standardised, observations without labels removed. */
  public static final MulanOptions DEFAULTS = new MulanOptions(true, false);
}
