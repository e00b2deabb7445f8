package org.sdlgm.djl.estimator;

import java.util.List;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;

/** The options of estimators with an input-dependent baseline. */
public record BaselineOptions(
    @Setting("from x to C(x)") NetworkConfig network,
    @Setting(value = "α of the running mean and variance", from = 0, below = 1) double decay,
    @Setting("whether the signal is divided by its deviation") boolean normalized) {
  /** The paper's: 100 tanh units and a decay of 0.8. */
  public static final BaselineOptions DEFAULTS =
      new BaselineOptions(
          new NetworkConfig(List.of(100), NetworkConfig.Activation.TANH), 0.8, true);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
   */
  public BaselineOptions {
    Require.settings(BaselineOptions.class, network, decay, normalized);
  }
}
