package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.network.MultilayerPerceptron;

/** A multilayer perceptron from z to the likelihood's parameters ([SDLGM] eq. 4). */
public final class MlpDecoder implements DecoderComponent<NDArray> {
  /** What the output layer's bias starts from. */
  public enum OutputBias {
    /** 0, like every other bias. */
    ZERO,
    /**
     * The parameters of the training data's mean: the best constant reconstruction, from which a
     * rectified decoder may never learn to use its latent.
     */
    DATA_MEAN
  }

  /** The options. */
  public record Options(
      @Setting("its hidden layers") NetworkConfig network,
      @Setting("what the output layer's bias starts from") OutputBias outputBias) {
    /** The paper's sizes. */
    public static final Options DEFAULTS =
        new Options(
            new NetworkConfig(List.of(256, 384, 512), NetworkConfig.Activation.RELU),
            OutputBias.ZERO);

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing
     */
    public Options {
      Require.settings(Options.class, network, outputBias);
    }
  }

  private final MultilayerPerceptron network;

  /**
   * @param options network, bias
   * @param context where parameters are made
   */
  public MlpDecoder(Options options, DjlContext context) {
    Optional<float[]> bias =
        options.outputBias() == OutputBias.DATA_MEAN
            ? context.sizes().outputBias()
            : Optional.empty();
    this.network =
        new MultilayerPerceptron(
            options.network(), context, context.sizes().latent(), context.sizes().outputs(), bias);
  }

  @Override
  public NDArray decode(NDArray latents) {
    return network.forward(latents);
  }
}
