package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.SamplingMode;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.network.MultilayerPerceptron;
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
public final class CategoricalFeatures implements FeatureComponent<NDArray> {
  /**
   * The options.
   *
   * @param network from x to K logits
   * @param temperature τ_f
   */
  public record Options(NetworkConfig network, TemperatureConfig temperature) {
    /** The paper's sizes. */
    public static final Options DEFAULTS =
        new Options(
            new NetworkConfig(List.of(512, 384, 256), NetworkConfig.Activation.RELU),
            TemperatureConfig.learned(1));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing
     */
    public Options {
      Require.present("network", network);
      Require.present("temperature", temperature);
    }
  }

  private final DjlContext context;
  private final int width;
  private final MultilayerPerceptron network;
  private final Temperature temperature;

  /**
   * @param options network, temperature
   * @param context where parameters are made
   */
  public CategoricalFeatures(Options options, DjlContext context) {
    this.context = context;
    this.width = context.sizes().latent();
    this.network =
        new MultilayerPerceptron(
            options.network(), context, context.sizes().observations(), width, Optional.empty());
    this.temperature = context.temperature(options.temperature());
  }

  @Override
  public NDArray logProbabilities(NDArray observations) {
    return network.forward(observations).logSoftmax(1);
  }

  @Override
  public NDArray sample(NDArray logProbabilities, int slots, SamplingMode mode) {
    Shape chosen = new Shape(logProbabilities.getShape().get(0), slots, width);
    return new GumbelSoftmax(context.noise(), mode, temperature)
        .categorical(logProbabilities.expandDims(1).broadcast(chosen));
  }

  /** The temperature of its relaxation. */
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
