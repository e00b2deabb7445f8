package org.sdlgm.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;

/**
 * A multilayer perceptron.
 *
 * @param layers first to last
 * @param activation between the layers
 */
public record ReferenceNetwork(List<Layer> layers, Activation activation)
    implements UnaryOperator<ReferenceTensor> {
  /** Copies the layers. */
  public ReferenceNetwork {
    layers = List.copyOf(layers);
  }

  /**
   * x Wᵀ + b.
   *
   * @param weight (out, in)
   * @param bias (out)
   */
  public record Layer(ReferenceTensor weight, ReferenceTensor bias) {
    /**
     * A layer from plain numbers.
     *
     * @param weight out times in values, row by row
     * @param bias out values
     */
    public static Layer of(double[] weight, double[] bias) {
      return new Layer(
          ReferenceTensor.of(weight, bias.length, weight.length / bias.length),
          ReferenceTensor.of(bias, bias.length));
    }

    private ReferenceTensor apply(ReferenceTensor x) {
      int rows = x.shape()[0];
      int inputs = x.shape()[1];
      int outputs = bias.shape()[0];
      return x.reshape(rows, 1, inputs)
          .multiply(weight.reshape(1, outputs, inputs))
          .sum(2)
          .add(bias.reshape(1, outputs));
    }
  }

  /**
   * A network with normal weights of variance 1 / inputs and small biases.
   *
   * @param config hidden layers and activation
   * @param inputs width of the input
   * @param outputs width of the output
   * @param seed of the weights
   */
  public static ReferenceNetwork random(NetworkConfig config, int inputs, int outputs, long seed) {
    Random random = new Random(seed);
    List<Integer> widths = new ArrayList<>(config.hidden());
    widths.add(outputs);
    List<Layer> layers = new ArrayList<>();
    int width = inputs;
    for (int next : widths) {
      double scale = 1 / Math.sqrt(width);
      layers.add(Layer.of(normal(random, next * width, scale), normal(random, next, 0.1)));
      width = next;
    }
    return new ReferenceNetwork(layers, config.activation());
  }

  private static double[] normal(Random random, int count, double scale) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> scale * random.nextGaussian());
    return values;
  }

  @Override
  public ReferenceTensor apply(ReferenceTensor x) {
    ReferenceTensor value = layers.get(0).apply(x);
    for (Layer layer : layers.subList(1, layers.size())) {
      value = layer.apply(activate(value));
    }
    return value;
  }

  private ReferenceTensor activate(ReferenceTensor x) {
    return switch (activation) {
      case RELU -> x.map(v -> Math.max(v, 0), v -> v > 0 ? 1 : 0);
      case TANH -> x.map(Math::tanh, v -> 1 - Math.tanh(v) * Math.tanh(v));
      case GELU -> x.map(v -> v * Formulas.normalCdf(v), ReferenceNetwork::geluSlope);
      case SILU -> x.multiply(x.sigmoid());
    };
  }

  private static double geluSlope(double v) {
    return Formulas.normalCdf(v) + v * Math.exp(-v * v / 2) / Math.sqrt(2 * Math.PI);
  }
}
