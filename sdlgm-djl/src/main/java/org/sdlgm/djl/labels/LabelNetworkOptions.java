package org.sdlgm.djl.labels;

import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;

/**
 * The options of a model of labels that is one network.
 *
 * @param network from x to a number for each label; without hidden layers it is linear
 */
public record LabelNetworkOptions(NetworkConfig network) {
  /** The hidden layer that SDLGM's own models have, so that a win is a win of the model. */
  public static final LabelNetworkOptions DEFAULTS = new LabelNetworkOptions(LabelDefaults.NETWORK);

  /**
   * @throws org.sdlgm.error.ConfigurationException if the network is missing
   */
  public LabelNetworkOptions {
    Require.present("network", network);
  }
}
