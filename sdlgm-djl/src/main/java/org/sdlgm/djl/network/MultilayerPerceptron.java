package org.sdlgm.djl.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.sampling.StraightThrough;
import org.sdlgm.djl.tensor.Constants;

/**
 * A multilayer perceptron: affine layers with a non-linearity, and perhaps normalisation and
 * dropout, between them.
 *
 * <ul>
 *   <li>input: (B, N)
 *   <li>weight of a layer: (outputs, inputs)
 *   <li>output: (B, M), affine in the last hidden layer
 * </ul>
 */
public final class MultilayerPerceptron {
  private record Layer(Parameter weight, Parameter bias, Optional<BatchNormalization> norm) {}

  private final List<Layer> layers = new ArrayList<>();
  private final NetworkConfig.Activation activation;
  private final double dropout;
  private final double inputDropout;
  private final double initialScale;
  private final double inputBound;
  private final DjlContext context;

  /**
   * @param config hidden widths and activation
   * @param context where parameters are made
   * @param inputs N
   * @param outputs M
   * @param outputBias initial bias of the last layer, M values; as the weights' if empty
   */
  public MultilayerPerceptron(
      NetworkConfig config,
      DjlContext context,
      int inputs,
      int outputs,
      Optional<float[]> outputBias) {
    this.activation = config.activation();
    this.dropout = config.dropout();
    this.inputDropout = config.inputDropout();
    this.initialScale = config.initialScale();
    this.inputBound = config.inputBound();
    this.context = context;
    int width = inputs;
    for (int hidden : config.hidden()) {
      Layer affine = layer(width, hidden, Optional.empty());
      layers.add(new Layer(affine.weight, affine.bias, normalization(config, hidden)));
      width = hidden;
    }
    layers.add(layer(width, outputs, outputBias));
  }

  private Optional<BatchNormalization> normalization(NetworkConfig config, int width) {
    return switch (config.normalization()) {
      case NONE -> Optional.empty();
      case BATCH ->
          Optional.of(
              new BatchNormalization(
                  context.within(Integer.toString(layers.size())).within("normalization"), width));
    };
  }

  /**
   * The next affine layer. Weights start normally distributed with variance 2/inputs (He et al.
   * 2015, arXiv 1502.01852, eq. 10), which keeps the size of what passes a rectified layer, or as
   * far from it as the configuration says; biases at 0.
   */
  private Layer layer(int inputs, int outputs, Optional<float[]> bias) {
    DjlContext scope = context.within(Integer.toString(layers.size()));
    double deviation = initialScale * Math.sqrt(2.0 / inputs);
    Parameter weight =
        scope.parameter(
            "weight",
            Parameter.Kind.WEIGHT,
            new Shape(outputs, inputs),
            random -> normal(random, Math.multiplyExact(outputs, inputs), deviation));
    Parameter offset =
        scope.parameter(
            "bias",
            Parameter.Kind.BIAS,
            new Shape(outputs),
            random -> bias.orElseGet(() -> new float[outputs]));
    return new Layer(weight, offset, Optional.empty());
  }

  static float[] normal(SplittableRandom random, int count, double deviation) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
    return values;
  }

  /**
   * The network's output.
   *
   * @param input (B, N)
   * @return (B, M)
   */
  public NDArray forward(NDArray input) {
    return forward(input, 1);
  }

  /**
   * The network's output where an observation has several rows, one after another.
   *
   * @param input (B · R, N)
   * @param rows R
   * @return (B · R, M)
   */
  NDArray forward(NDArray input, int rows) {
    NDArray output = dropped(bounded(input), inputDropout, rows);
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      output = Linear.linear(output, layer.weight.array(), layer.bias.array()).singletonOrThrow();
      if (i < layers.size() - 1) {
        output = dropped(activate(normalized(layer, output)), dropout, rows);
      }
    }
    return output;
  }

  private NDArray bounded(NDArray input) {
    return inputBound == 0
        ? input
        : Constants.scaled(Constants.scaled(input, 1 / inputBound).tanh(), inputBound);
  }

  private static NDArray normalized(Layer layer, NDArray output) {
    return layer.norm.map(each -> each.forward(output)).orElse(output);
  }

  /** In a training step, each number is 0 or 1 / (1 - share) times what it was. */
  private NDArray dropped(NDArray numbers, double share, int rows) {
    if (share == 0 || !context.isRecording()) {
      return numbers;
    }
    Shape shape = numbers.getShape();
    // Observations first, as the noise of a part of a batch asks for.
    Shape observations = new Shape(shape.get(0) / rows, rows * shape.get(1));
    NDArray uniform = context.noise().uniform(numbers.getManager(), observations).reshape(shape);
    NDArray kept = StraightThrough.step(Constants.shifted(uniform, -share));
    return numbers.mul(Constants.scaled(kept, 1 / (1 - share)));
  }

  private NDArray activate(NDArray input) {
    return activate(activation, input);
  }

  static NDArray activate(NetworkConfig.Activation activation, NDArray input) {
    return switch (activation) {
      case RELU -> Activation.relu(input);
      case TANH -> Activation.tanh(input);
      case GELU -> Activation.gelu(input);
      // Not Activation.swish, which multiplies by a number inside the graph.
      case SILU -> input.mul(Activation.sigmoid(input));
    };
  }
}
