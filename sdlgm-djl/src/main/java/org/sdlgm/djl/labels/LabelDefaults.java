package org.sdlgm.djl.labels;

import java.util.List;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.BernoulliSparsity;
import org.sdlgm.djl.component.CategoricalFeatures;
import org.sdlgm.djl.component.GaussianLikelihood;
import org.sdlgm.djl.component.MlpDecoder;
import org.sdlgm.djl.latent.SparseLatent;

/** What models of labels have in common unless told otherwise. */
final class LabelDefaults {
  /**
   * One hidden layer, every second output of which is dropped in training. It starts with small
   * weights, so that what a few hundred observations do not teach it stays near to nothing.
   */
  static final NetworkConfig NETWORK =
      new NetworkConfig(
          List.of(256),
          NetworkConfig.Activation.RELU,
          0.5,
          0,
          NetworkConfig.Normalization.NONE,
          0.4,
          0);

  private static final TemperatureConfig TEMPERATURE = TemperatureConfig.fixed(0.67);

  static final ComponentConfig SPARSITY =
      ComponentConfig.of("bernoulli", new BernoulliSparsity.Options(0.5, NETWORK, TEMPERATURE));
  static final ComponentConfig FEATURES =
      ComponentConfig.of("categorical", new CategoricalFeatures.Options(NETWORK, TEMPERATURE));

  static final ComponentConfig DECODER =
      ComponentConfig.of(
          "mlp",
          new MlpDecoder.Options(
              new NetworkConfig(List.of(256), NetworkConfig.Activation.RELU),
              MlpDecoder.OutputBias.ZERO));

  /** Of standardised attributes: variance 1. */
  static final ComponentConfig LIKELIHOOD =
      ComponentConfig.of(
          "gaussian", new GaussianLikelihood.Options(GaussianLikelihood.Variance.FIXED, 1));

  /** Attributes are many and labels few: what explains x must not drown what explains y. */
  static final double BOUND_WEIGHT = 0.01;

  static final ComponentConfig HIDDEN_CODE =
      ComponentConfig.of("sparse", new SparseLatent.Options(32, 8, 0, 0, SPARSITY, FEATURES));

  private LabelDefaults() {}
}
