package org.sdlgm.djl.estimator;

import java.util.List;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;

/**
 * The options of estimators with an input-dependent baseline.
 *
 * @param network from x to C(x)
 * @param decay α of the running mean and variance, in [0, 1)
 * @param normalized whether the signal is divided by its deviation
 */
public record BaselineOptions(NetworkConfig network, double decay, boolean normalized) {
  /** The paper's: 100 tanh units and a decay of 0.8. */
  public static final BaselineOptions DEFAULTS =
      new BaselineOptions(
          new NetworkConfig(List.of(100), NetworkConfig.Activation.TANH), 0.8, true);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
   */
  public BaselineOptions {
    Require.present("network", network);
    Require.inRange("decay", decay, 0, 1 - 1e-9);
  }
}
