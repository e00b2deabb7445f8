package org.sdlgm.datasets.multilabel;

import org.sdlgm.config.Require;

/**
 * How CAL500 is read and split.
 *
 * @param standardize whether attributes get mean 0 and variance 1 over the training part
 * @param keepUnlabelled whether observations without any label stay (CAL500 has none)
 * @param split which 400 observations train
 * @param splitSeed of the draws, if the split is drawn
 */
public record Cal500Options(
    boolean standardize, boolean keepUnlabelled, Split split, long splitSeed) {
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
    Require.present("split", split);
  }
}
