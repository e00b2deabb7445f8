package org.sdlgm.datasets.multilabel;

import org.sdlgm.config.Setting;

/** How a dataset with published training and test files is read. */
public record MulanOptions(
    @Setting("whether attributes get mean 0 and variance 1 over the training part")
        boolean standardize,
    @Setting("whether observations without any label stay") boolean keepUnlabelled) {
  /** The paper's: standardised, observations without labels removed. */
  public static final MulanOptions DEFAULTS = new MulanOptions(true, false);
}
