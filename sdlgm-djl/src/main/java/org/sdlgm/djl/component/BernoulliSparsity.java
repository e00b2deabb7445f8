package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sdlgm.component.SparsityComponent;
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
import org.sdlgm.model.SparsePrior;

/**
 * Independent gates with a common rate that a network reads from x ([SDLGM] eq. 1, 7, 9, 13).
 *
 * <ul>
 *   <li>prior: w_ij ~ Bernoulli(ρ)
 *   <li>posterior: w_ij ~ Bernoulli(γ_i), γ_i = softmax(network(x_i))[on]
 *   <li>relaxed: w = sigmoid((log γ - log(1 - γ) + logistic noise) / τ_w), which is the on-half of
 *       a Gumbel-Softmax over [off, on], since a logistic is the difference of two Gumbels
 * </ul>
 */
public final class BernoulliSparsity implements SparsityComponent<NDArray>, GumbelSampled {
  /** The options. */
  public record Options(
      @Setting(value = "ρ, of a gate in the prior", from = 1e-6, to = 1 - 1e-6) double priorRate,
      @Setting("from x to the two logits") NetworkConfig network,
      @Setting("τ_w, of the gates") TemperatureConfig temperature) {
    /** The paper's sizes. */
    public static final Options DEFAULTS =
        new Options(
            0.5,
            new NetworkConfig(List.of(256, 64), NetworkConfig.Activation.RELU),
            TemperatureConfig.learned(1));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(Options.class, priorRate, network, temperature);
    }
  }

  private final double priorRate;
  private final DjlContext context;
  private final int slots;
  private final UnaryOperator<NDArray> logits;
  private final Temperature temperature;

  /**
   * @param options rate, network, temperature
   * @param context where parameters are made
   */
  public BernoulliSparsity(Options options, DjlContext context) {
    this(
        perceptron(options.network(), context),
        options.priorRate(),
        options.temperature(),
        context);
  }

  private BernoulliSparsity(
      UnaryOperator<NDArray> logits,
      double priorRate,
      TemperatureConfig temperature,
      DjlContext context) {
    this.priorRate = priorRate;
    this.context = context;
    this.slots = context.sizes().maxFeatures();
    this.logits = logits;
    this.temperature = context.temperature(temperature);
  }

  private static UnaryOperator<NDArray> perceptron(NetworkConfig config, DjlContext context) {
    return new MultilayerPerceptron(
            config, context, context.sizes().observations(), 2, Optional.empty())
        ::forward;
  }

  /**
   * Gates of pictures: each place is in use or not, by a rate that a convolutional network reads
   * from what is seen there, and γ is the places' mean rate.
   *
   * @param options rate, network, temperature
   * @param context where parameters are made
   * @throws org.sdlgm.error.ConfigurationException if the network does not fit the pictures
   */
  public static BernoulliSparsity convolutional(ConvolutionalOptions options, DjlContext context) {
    ConvolutionalNetwork network =
        new ConvolutionalNetwork(options.convolutions(), options.network(), context, 2);
    return new BernoulliSparsity(
        observations -> PlaceShares.logTotal(network.forward(observations).logSoftmax(2)),
        options.priorRate(),
        options.temperature(),
        context);
  }

  /** The options of gates of pictures. */
  public record ConvolutionalOptions(
      @Setting(value = "ρ, of a gate in the prior", from = 1e-6, to = 1 - 1e-6) double priorRate,
      @Setting("how the network looks at a picture") ConvolutionConfig convolutions,
      @Setting("the perceptron at each place") NetworkConfig network,
      @Setting("τ_w, of the gates") TemperatureConfig temperature) {
    /** A small network for digits. */
    public static final ConvolutionalOptions DEFAULTS =
        new ConvolutionalOptions(
            0.5,
            ConvolutionConfig.DEFAULTS,
            new NetworkConfig(List.of(64), NetworkConfig.Activation.RELU),
            TemperatureConfig.learned(1));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public ConvolutionalOptions {
      Require.settings(ConvolutionalOptions.class, priorRate, convolutions, network, temperature);
    }
  }

  @Override
  public NDArray logits(NDArray observations) {
    return logits.apply(observations);
  }

  @Override
  public NDArray sample(NDArray logits, SamplingMode mode) {
    Shape gates = new Shape(logits.getShape().get(0), slots);
    return new GumbelSoftmax(context.noise(), mode, temperature)
        .binary(openMinusClosed(logits).broadcast(gates));
  }

  /** log γ - log(1 - γ), (B, 1). */
  private static NDArray openMinusClosed(NDArray logits) {
    return logits.get(":, 1:2").sub(logits.get(":, 0:1"));
  }

  /** The temperature of its relaxation. */
  @Override
  public Temperature temperature() {
    return temperature;
  }

  @Override
  public NDArray divergence(NDArray logits) {
    double rate = priorRate;
    NDArray logPosterior = logits.logSoftmax(1);
    NDArray logPrior =
        Constants.vector(logits.getManager(), new double[] {Math.log1p(-rate), Math.log(rate)});
    NDArray perGate = logPosterior.exp().mul(logPosterior.sub(logPrior)).sum(new int[] {1});
    return Constants.scaled(perGate, slots);
  }

  @Override
  public double[] logCountPrior() {
    return SparsePrior.binomial(slots, priorRate);
  }
}
