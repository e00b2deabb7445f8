package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.List;
import java.util.Optional;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.component.MlpDecoder.OutputBias;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.network.MultilayerPerceptron;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.tensor.Constants;

/**
 * A dictionary: each feature adds its own row of weights to the likelihood's parameters,
 *
 * <p>b + Σ_k z_k W_k + c tanh(g(z)),
 *
 * <p>so that a feature means the same in every code. A correction g, a multilayer perceptron, may
 * move each parameter by at most c: it says how features change each other, and cannot take over
 * what they mean.
 */
public final class AdditiveDecoder implements DecoderComponent<NDArray> {
  /** The options. */
  public record Options(
      @Setting("whether weights are at least 0, so that features only add") boolean nonNegative,
      @Setting("what b starts from") OutputBias outputBias,
      @Setting(
              value = "c, how far the correction may move a parameter; 0 for no correction",
              from = 0,
              to = 100)
          double correctionBound,
      @Setting("the hidden layers of the correction g") NetworkConfig correction) {
    /** No correction, from the data's mean. */
    public static final Options DEFAULTS =
        new Options(
            false,
            OutputBias.DATA_MEAN,
            0,
            new NetworkConfig(List.of(256, 384), NetworkConfig.Activation.GELU));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(Options.class, nonNegative, outputBias, correctionBound, correction);
    }
  }

  /** Where softplus is about 0.13: small next to what a feature comes to say. */
  private static final double NON_NEGATIVE_START = -2;

  private final boolean nonNegative;
  private final double correctionBound;
  private final Parameter weight;
  private final Parameter bias;
  private final Optional<MultilayerPerceptron> correction;

  /**
   * @param options sign, bias, correction
   * @param context where parameters are made
   */
  public AdditiveDecoder(Options options, DjlContext context) {
    this.nonNegative = options.nonNegative();
    this.correctionBound = options.correctionBound();
    int width = context.sizes().latent();
    int outputs = context.sizes().outputs();
    double deviation = 1 / Math.sqrt(3.0 * width);
    double start = nonNegative ? NON_NEGATIVE_START : 0;
    this.weight =
        context.parameter(
            "weight",
            Parameter.Kind.WEIGHT,
            new Shape(outputs, width),
            random -> {
              float[] values = new float[Math.multiplyExact(outputs, width)];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) (start + deviation * random.nextGaussian());
              }
              return values;
            });
    Optional<float[]> given =
        options.outputBias() == OutputBias.DATA_MEAN
            ? context.sizes().outputBias()
            : Optional.empty();
    this.bias =
        context.parameter(
            "bias",
            Parameter.Kind.BIAS,
            new Shape(outputs),
            random -> given.orElseGet(() -> new float[outputs]));
    this.correction =
        correctionBound == 0
            ? Optional.empty()
            : Optional.of(
                new MultilayerPerceptron(
                    options.correction(),
                    context.within("correction"),
                    width,
                    outputs,
                    Optional.empty()));
  }

  @Override
  public NDArray decode(NDArray latents) {
    NDArray dictionary = nonNegative ? Activation.softPlus(weight.array()) : weight.array();
    NDArray sum = Linear.linear(latents, dictionary, bias.array()).singletonOrThrow();
    return correction
        .map(network -> sum.add(Constants.scaled(network.forward(latents).tanh(), correctionBound)))
        .orElse(sum);
  }
}
