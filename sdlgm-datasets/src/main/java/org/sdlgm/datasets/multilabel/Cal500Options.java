package org.sdlgm.datasets.multilabel;

import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;

/** How CAL500 is read and split. */
public record Cal500Options(
    @Setting("whether attributes get mean 0 and variance 1 over the training part")
        boolean standardize,
    @Setting("whether observations without any label stay (CAL500 has none)")
        boolean keepUnlabelled,
    @Setting("which 400 observations train") Split split,
    @Setting("of the draws, if the split is drawn") long splitSeed) {
  /** Which 400 of the 502 observations train. */
  public enum Split {
    /** Those that come first in the file. */
    FIRST,
    /** Any, drawn with the seed. */
    SHUFFLED
  }

  /** Standardised; the first 400 train. */
  public static final Cal500Options DEFAULTS = new Cal500Options(true, false, Split.FIRST, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if there is no split
   */
  public Cal500Options {
    Require.settings(Cal500Options.class, standardize, keepUnlabelled, split, splitSeed);
  }
}
