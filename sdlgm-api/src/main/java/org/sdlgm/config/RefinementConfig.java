package org.sdlgm.config;

/**
 * Training on searched codes: from an iteration on, a step looks for the best code z* of each
 * observation, and fits decoder, prior and encoder to it. It minimises -log p(x|z*) - log p(z*) -
 * log q(z*|x), so that codes are trained as they will be written.
 */
public record RefinementConfig(
    @Setting(
            value =
                "rounds of the search in a step, each of which changes a code at most once; 0 "
                    + "for no training on searched codes",
            from = 0,
            to = 64)
        int rounds,
    @Setting(value = "how many changes a round tries", from = 1, to = 64) int candidates,
    @Setting(
            value =
                "the iteration from which on a step trains on searched codes; before it, the "
                    + "estimator trains",
            from = 0)
        int start) {
  /** No search in training. */
  public static final RefinementConfig NONE = new RefinementConfig(0, 4, 0);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of range
   */
  public RefinementConfig {
    Require.settings(RefinementConfig.class, rounds, candidates, start);
  }

  /**
   * Whether a step trains on searched codes.
   *
   * @param iteration from 0
   */
  public boolean isOn(int iteration) {
    return rounds > 0 && iteration >= start;
  }

  /** The same with another {@link #rounds}. */
  public RefinementConfig withRounds(int rounds) {
    return ConfigTree.with(this, "rounds", rounds);
  }

  /** The same with another {@link #candidates}. */
  public RefinementConfig withCandidates(int candidates) {
    return ConfigTree.with(this, "candidates", candidates);
  }

  /** The same with another {@link #start}. */
  public RefinementConfig withStart(int start) {
    return ConfigTree.with(this, "start", start);
  }
}
