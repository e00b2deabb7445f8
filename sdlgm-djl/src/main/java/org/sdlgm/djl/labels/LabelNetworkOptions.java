package org.sdlgm.djl.labels;

import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;

/** The options of a model of labels that is one network. */
public record LabelNetworkOptions(
    @Setting("from x to a number for each label; without hidden layers it is linear")
        NetworkConfig network) {
  /** The hidden layer that SDLGM's own models have, so that a win is a win of the model. */
  public static final LabelNetworkOptions DEFAULTS = new LabelNetworkOptions(LabelDefaults.NETWORK);

  /**
   * @throws org.sdlgm.error.ConfigurationException if the network is missing
   */
  public LabelNetworkOptions {
    Require.settings(LabelNetworkOptions.class, network);
  }
}
