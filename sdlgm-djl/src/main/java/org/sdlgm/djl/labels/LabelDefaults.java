package org.sdlgm.djl.labels;

import java.util.List;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.BernoulliSparsity;
import org.sdlgm.djl.component.CategoricalFeatures;

/** What models of labels have in common unless told otherwise. */
final class LabelDefaults {
  /** One hidden layer, every second output of which is dropped in training. */
  static final NetworkConfig NETWORK =
      new NetworkConfig(List.of(256), NetworkConfig.Activation.RELU, 0.5);

  private static final TemperatureConfig TEMPERATURE = TemperatureConfig.fixed(0.67);

  static final ComponentConfig SPARSITY =
      ComponentConfig.of("bernoulli", new BernoulliSparsity.Options(0.5, NETWORK, TEMPERATURE));
  static final ComponentConfig FEATURES =
      ComponentConfig.of("categorical", new CategoricalFeatures.Options(NETWORK, TEMPERATURE));

  private LabelDefaults() {}
}
