package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.Setting;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.context.Temperature;
import org.sdlgm.djl.network.ConvolutionConfig;
import org.sdlgm.djl.network.ConvolutionalNetwork;
import org.sdlgm.djl.network.MultilayerPerceptron;
import org.sdlgm.djl.network.PlaceShares;
import org.sdlgm.djl.sampling.GumbelSampled;
import org.sdlgm.djl.sampling.GumbelSoftmax;
import org.sdlgm.djl.tensor.Constants;

/**
 * Every slot's feature from one categorical that a network reads from x ([SDLGM] eq. 2, 8, 10, 14).
 *
 * <ul>
 *   <li>prior: f_ij ~ Categorical(1/K, ..., 1/K)
 *   <li>posterior: f_ij ~ Categorical(π_i), π_i = softmax(network(x_i))
 *   <li>relaxed: f = softmax((log π + Gumbel noise) / τ_f) (Jang et al. 2017; Maddison et al. 2017)
 * </ul>
 */
public final class CategoricalFeatures implements FeatureComponent<NDArray>, GumbelSampled {
  /** The options. */
  public record Options(
      @Setting("from x to K logits") NetworkConfig network,
      @Setting("τ_f, of the features") TemperatureConfig temperature) {
    /** The paper's sizes. */
    public static final Options DEFAULTS =
        new Options(
            new NetworkConfig(List.of(512, 384, 256), NetworkConfig.Activation.RELU),
            TemperatureConfig.learned(1));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing
     */
    public Options {
      Require.settings(Options.class, network, temperature);
    }
  }

  private final DjlContext context;
  private final int width;
  private final UnaryOperator<NDArray> logits;
  private final Temperature temperature;

  /**
   * @param options network, temperature
   * @param context where parameters are made
   */
  public CategoricalFeatures(Options options, DjlContext context) {
    this(perceptron(options.network(), context), options.temperature(), context);
  }

  private CategoricalFeatures(
      UnaryOperator<NDArray> logits, TemperatureConfig temperature, DjlContext context) {
    this.context = context;
    this.width = context.sizes().latent();
    this.logits = logits;
    this.temperature = context.temperature(temperature);
  }

  private static UnaryOperator<NDArray> perceptron(NetworkConfig config, DjlContext context) {
    DjlContext.ModelSizes sizes = context.sizes();
    return new MultilayerPerceptron(
            config, context, sizes.observations(), sizes.latent(), Optional.empty())
        ::forward;
  }

  /**
   * Features of pictures: each place holds one of the K features or none, by a distribution over K
   * + 1 outcomes that a convolutional network reads from what is seen there, and π is what a
   * feature drawn from all places is: π_k = Σ_p q_pk / Σ_p (1 - q_p,none).
   *
   * @param options network, temperature
   * @param context where parameters are made
   * @throws org.sdlgm.error.ConfigurationException if the network does not fit the pictures
   */
  public static CategoricalFeatures convolutional(
      ConvolutionalOptions options, DjlContext context) {
    int width = context.sizes().latent();
    ConvolutionalNetwork network =
        new ConvolutionalNetwork(options.convolutions(), options.network(), context, width + 1);
    return new CategoricalFeatures(
        observations ->
            PlaceShares.logTotal(network.forward(observations).logSoftmax(2)).get(":, :" + width),
        options.temperature(),
        context);
  }

  /** The options of features of pictures. */
  public record ConvolutionalOptions(
      @Setting("how the network looks at a picture") ConvolutionConfig convolutions,
      @Setting("the perceptron at each place") NetworkConfig network,
      @Setting("τ_f, of the features") TemperatureConfig temperature) {
    /** A small network for digits. */
    public static final ConvolutionalOptions DEFAULTS =
        new ConvolutionalOptions(
            ConvolutionConfig.DEFAULTS,
            new NetworkConfig(List.of(128), NetworkConfig.Activation.RELU),
            TemperatureConfig.learned(1));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing
     */
    public ConvolutionalOptions {
      Require.settings(ConvolutionalOptions.class, convolutions, network, temperature);
    }
  }

  @Override
  public NDArray logProbabilities(NDArray observations) {
    return logits.apply(observations).logSoftmax(1);
  }

  @Override
  public NDArray sample(NDArray logProbabilities, int slots, SamplingMode mode) {
    Shape chosen = new Shape(logProbabilities.getShape().get(0), slots, width);
    return new GumbelSoftmax(context.noise(), mode, temperature)
        .categorical(logProbabilities.expandDims(1).broadcast(chosen));
  }

  /** The temperature of its relaxation. */
  @Override
  public Temperature temperature() {
    return temperature;
  }

  @Override
  public NDArray divergence(NDArray logProbabilities, int slots) {
    NDArray aboveUniform = Constants.shifted(logProbabilities, Math.log(width));
    NDArray perSlot = logProbabilities.exp().mul(aboveUniform).sum(new int[] {1});
    return Constants.scaled(perSlot, slots);
  }

  @Override
  public double[] logPrior() {
    double[] log = new double[width];
    Arrays.fill(log, -Math.log(width));
    return log;
  }
}
