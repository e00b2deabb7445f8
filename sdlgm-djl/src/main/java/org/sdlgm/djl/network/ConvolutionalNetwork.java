package org.sdlgm.djl.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.error.ConfigurationException;

/**
 * Convolutional layers over a whole picture, each with a non-linearity and max-pooling (LeCun et
 * al. 1998, Proceedings of the IEEE 86), and then, at each of P places, one and the same perceptron
 * of what is seen there.
 *
 * <ul>
 *   <li>input: (B, D), a picture row by row, its channels last
 *   <li>weight of a convolutional layer: (outputs, inputs, kernel, kernel)
 *   <li>output: (B, P, M), affine in the perceptron's last hidden layer
 * </ul>
 */
public final class ConvolutionalNetwork {
  private static final int MAX_PLACES = 1 << 16;

  private record Layer(Parameter weight, Parameter bias) {}

  /** Where a place is on the last layer's map. */
  private record Place(int top, int left) {}

  private final List<Layer> layers = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final MultilayerPerceptron perceptron;
  private final NetworkConfig.Activation activation;
  private final Shape picture;
  private final int kernel;
  private final int pooling;
  private final int windowHeight;
  private final int windowWidth;
  private final int outputs;

  /**
   * @param config how it looks at a picture
   * @param head the perceptron at each place; its activation is the convolutional layers' too
   * @param context where parameters are made; its dimensions are the picture's
   * @param outputs M
   * @throws ConfigurationException if an observation is no picture, or the window or stride does
   *     not fit it
   */
  public ConvolutionalNetwork(
      ConvolutionConfig config, NetworkConfig head, DjlContext context, int outputs) {
    List<Integer> dimensions = context.dimensions();
    if (dimensions.size() != 2 && dimensions.size() != 3) {
      throw new ConfigurationException(
          "a convolutional network needs pictures, [height, width] or [height, width, channels],"
              + " but an observation is "
              + dimensions
              + "; use a component with a perceptron");
    }
    int height = dimensions.get(0);
    int width = dimensions.get(1);
    int channels = dimensions.size() == 3 ? dimensions.get(2) : 1;
    this.picture = new Shape(height, width, channels);
    this.kernel = config.kernel();
    this.pooling = config.pooling();
    this.activation = head.activation();
    this.outputs = outputs;
    int reduction = config.reduction();
    List<Integer> window = config.window().isEmpty() ? List.of(height, width) : config.window();
    this.windowHeight = window.get(0) / reduction;
    this.windowWidth = window.get(1) / reduction;
    findPlaces(config, height, width, window);
    for (int i = 0; i < config.channels().size(); i++) {
      DjlContext scope = context.within("convolution" + i);
      layers.add(layer(scope, channels, config.channels().get(i), head.initialScale()));
      channels = config.channels().get(i);
    }
    long seen = (long) channels * windowHeight * windowWidth;
    Require.inRange("number of values that are seen at a place", seen, 1, Integer.MAX_VALUE);
    this.perceptron =
        new MultilayerPerceptron(head, context, (int) seen, outputs, Optional.empty());
  }

  private void findPlaces(ConvolutionConfig config, int height, int width, List<Integer> window) {
    int reduction = config.reduction();
    int step = config.stride() / reduction;
    if (windowHeight == 0 || windowWidth == 0 || step == 0) {
      throw new ConfigurationException(
          "window %s and stride %d must be at least the %d pixels that pooling makes one"
              .formatted(window, config.stride(), reduction));
    }
    int lastTop = height / reduction - windowHeight;
    int lastLeft = width / reduction - windowWidth;
    if (lastTop < 0 || lastLeft < 0) {
      throw new ConfigurationException(
          "window %s is larger than the pictures, which are %d x %d"
              .formatted(window, height, width));
    }
    long count = (lastTop / step + 1L) * (lastLeft / step + 1L);
    Require.inRange("number of places that a window and stride give", count, 1, MAX_PLACES);
    for (int top = 0; top <= lastTop; top += step) {
      for (int left = 0; left <= lastLeft; left += step) {
        places.add(new Place(top, left));
      }
    }
  }

  /** Weights and biases start as a {@link MultilayerPerceptron}'s: He et al. 2015, eq. 10. */
  private Layer layer(DjlContext scope, int inputs, int channels, double scale) {
    int each = inputs * kernel * kernel;
    return new Layer(
        scope.parameter(
            "weight",
            Parameter.Kind.WEIGHT,
            new Shape(channels, inputs, kernel, kernel),
            random ->
                MultilayerPerceptron.normal(
                    random, Math.multiplyExact(channels, each), scale * Math.sqrt(2.0 / each))),
        scope.parameter(
            "bias", Parameter.Kind.BIAS, new Shape(channels), random -> new float[channels]));
  }

  /**
   * The network's output at each place, from the top left, row by row.
   *
   * @param input (B, D)
   * @return (B, P, M)
   */
  public NDArray forward(NDArray input) {
    long batch = input.getShape().get(0);
    NDArray map =
        input.reshape(batch, picture.get(0), picture.get(1), picture.get(2)).transpose(0, 3, 1, 2);
    for (Layer layer : layers) {
      map = pooled(MultilayerPerceptron.activate(activation, convolved(layer, map)));
    }
    NDList windows = new NDList();
    for (Place place : places) {
      windows.add(seen(map, place).reshape(batch, -1));
    }
    return perceptron
        .forward(NDArrays.stack(windows, 1).reshape(batch * places.size(), -1), places.size())
        .reshape(batch, places.size(), outputs);
  }

  private NDArray convolved(Layer layer, NDArray map) {
    Shape border = new Shape(kernel / 2, kernel / 2);
    return Conv2d.conv2d(map, layer.weight.array(), layer.bias.array(), new Shape(1, 1), border)
        .singletonOrThrow();
  }

  private NDArray pooled(NDArray map) {
    if (pooling == 1) {
      return map;
    }
    Shape square = new Shape(pooling, pooling);
    return Pool.maxPool2d(map, square, square, new Shape(0, 0), false);
  }

  private NDArray seen(NDArray map, Place place) {
    return map.get(
        ":, :, %d:%d, %d:%d"
            .formatted(place.top, place.top + windowHeight, place.left, place.left + windowWidth));
  }
}
