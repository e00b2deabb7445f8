package org.sdlgm.djl.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.error.ConfigurationException;

/** Held against loops in double precision: two layers over colour pictures of 4 x 8. */
class ConvolutionalNetworkTest {
  private static final int HEIGHT = 4;
  private static final int WIDTH = 8;
  private static final int CHANNELS = 3;
  private static final int SIZE = HEIGHT * WIDTH * CHANNELS;
  private static final int OUTPUTS = 2;
  private static final ConvolutionConfig CONFIG =
      new ConvolutionConfig(List.of(2, 3), 3, 2, List.of(4, 4), 4);
  private static final NetworkConfig LINEAR = new NetworkConfig(List.of(), Activation.TANH);

  private static ConvolutionalNetwork network(DjlHarness harness, ConvolutionConfig config) {
    return new ConvolutionalNetwork(
        config,
        LINEAR,
        harness.context("picture", SIZE, 0, 0, 0).withDimensions(List.of(HEIGHT, WIDTH, CHANNELS)),
        OUTPUTS);
  }

  private static double[] pictures(int count) {
    SplittableRandom random = new SplittableRandom(3);
    return random.doubles((long) count * SIZE).toArray();
  }

  /** Weights and biases in the order in which they were made. */
  private static List<double[]> parameters(DjlHarness harness) {
    return harness.parameters().all().stream().map(Parameter::data).map(Rows::doubles).toList();
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void computesWhatLoopsCompute(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      ConvolutionalNetwork network = network(harness, CONFIG);
      double[] pictures = pictures(2);
      NDArray output = network.forward(harness.tensor(pictures, 2, SIZE));
      assertThat(harness.shape(output)).containsExactly(2, 2, OUTPUTS);
      double[] values = harness.values(output);
      for (int picture = 0; picture < 2; picture++) {
        double[] expected =
            Loops.forward(
                Arrays.copyOfRange(pictures, picture * SIZE, (picture + 1) * SIZE),
                parameters(harness));
        for (int i = 0; i < expected.length; i++) {
          assertThat(values[picture * expected.length + i])
              .isCloseTo(expected[i], Offset.offset(1e-4));
        }
      }
    }
  }

  /** The window's pixels, channel by channel and row by row, times the weights. */
  @Test
  void withoutConvolutionsThePerceptronSeesThePixels() {
    try (DjlHarness harness = EngineUnderTest.PYTORCH.harness()) {
      ConvolutionalNetwork network =
          network(harness, new ConvolutionConfig(List.of(), 1, 2, List.of(2, 2), 3));
      double[] picture = pictures(1);
      double[] values = harness.values(network.forward(harness.tensor(picture, 1, SIZE)));
      double[] weights = parameters(harness).get(0);
      double second = 0;
      for (int i = 0; i < 2 * 2 * CHANNELS; i++) {
        int channel = i / 4;
        int pixel = i / 2 % 2 * WIDTH + 3 + i % 2;
        second += weights[i] * picture[pixel * CHANNELS + channel];
      }
      assertThat(values[OUTPUTS]).isCloseTo(second, Offset.offset(1e-4));
    }
  }

  @ParameterizedTest
  @EnumSource(EngineUnderTest.class)
  void gradientMatchesDifferences(EngineUnderTest engine) {
    try (DjlHarness harness = engine.harness()) {
      ConvolutionalNetwork network = network(harness, CONFIG);
      UnaryOperator<NDArray> total =
          x -> PlaceShares.logTotal(network.forward(x).logSoftmax(2)).sum();
      double[] at = pictures(1);
      double[] gradient = harness.gradient(total, harness.tensor(at, 1, SIZE));
      List<double[]> parameters = parameters(harness);
      double step = 1e-5;
      for (int i = 0; i < SIZE; i++) {
        double[] above = at.clone();
        double[] below = at.clone();
        above[i] += step;
        below[i] -= step;
        double slope =
            (Loops.total(above, parameters) - Loops.total(below, parameters)) / (2 * step);
        assertThat(gradient[i]).as("pixel value %d", i).isCloseTo(slope, Offset.offset(1e-4));
      }
    }
  }

  /** Variance 2 / (5 · 5 · 3) over 40 000 weights: a standard error of 0.7 percent. */
  @Test
  void weightsStartAsHeEtAlSay() {
    try (DjlHarness harness = EngineUnderTest.PYTORCH.harness()) {
      network(harness, new ConvolutionConfig(List.of(530), 5, 1, List.of(), 1));
      double[] weights = parameters(harness).get(0);
      double variance = Arrays.stream(weights).map(w -> w * w).average().orElseThrow();
      assertThat(variance).isCloseTo(2.0 / 75, Offset.offset(5 * 0.0075 * 2 / 75));
      assertThat(parameters(harness).get(1)).containsOnly(0);
    }
  }

  @Test
  void placesAreAStrideApart() {
    try (DjlHarness harness = EngineUnderTest.PYTORCH.harness()) {
      assertThat(places(harness, List.of(2, 4), 2)).isEqualTo(2 * 3);
      assertThat(places(harness, List.of(), 2)).isEqualTo(1);
    }
  }

  private static int places(DjlHarness harness, List<Integer> window, int stride) {
    NDArray output =
        network(harness, new ConvolutionConfig(List.of(2), 3, 2, window, stride))
            .forward(harness.tensor(pictures(1), 1, SIZE));
    return harness.shape(output)[1];
  }

  @Test
  void totalsStayFiniteInLogSpace() {
    try (DjlHarness harness = EngineUnderTest.PYTORCH.harness()) {
      NDArray log = harness.tensor(new double[] {-200, -90, -201, -3e4}, 1, 2, 2);
      double[] total = harness.values(PlaceShares.logTotal(log));
      assertThat(total[0]).isCloseTo(-200 + Math.log1p(Math.exp(-1)), Offset.offset(1e-4));
      assertThat(total[1]).isEqualTo(-90);
      for (double slope : harness.gradient(PlaceShares::logTotal, log)) {
        assertThat(slope).isBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void whatDoesNotFitThePictureIsRefused() {
    try (DjlHarness harness = EngineUnderTest.PYTORCH.harness()) {
      assertRefused(
          () -> network(harness, new ConvolutionConfig(List.of(2), 3, 2, List.of(6, 4), 4)),
          "window [6, 4]",
          "4 x 8");
      assertRefused(
          () -> network(harness, new ConvolutionConfig(List.of(2, 2), 3, 2, List.of(4, 4), 3)),
          "stride 3",
          "4 pixels");
      assertRefused(
          () ->
              new ConvolutionalNetwork(
                  CONFIG, LINEAR, harness.context("table", 72, 0, 0, 0), OUTPUTS),
          "[72]",
          "perceptron");
    }
  }

  /** What a file may claim of its pictures takes no memory. */
  @Test
  void moreThanCanBeSeenIsRefused() {
    try (DjlHarness harness = EngineUnderTest.PYTORCH.harness()) {
      for (ConvolutionConfig config :
          List.of(
              new ConvolutionConfig(List.of(), 1, 1, List.of(1, 1), 1),
              new ConvolutionConfig(List.of(4096), 1, 1, List.of(), 1))) {
        assertRefused(
            () ->
                new ConvolutionalNetwork(
                    config,
                    LINEAR,
                    harness
                        .context("picture", 2_000_000_000, 0, 0, 0)
                        .withDimensions(List.of(40_000, 50_000)),
                    OUTPUTS),
            "number of",
            "it must be from 1 to");
      }
    }
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertRefused(
        () -> new ConvolutionConfig(Collections.nCopies(11, 2), 3, 8, List.of(), 4),
        "pooling of all layers");
    assertRefused(
        () -> new ConvolutionConfig(Collections.singletonList(null), 3, 8, List.of(), 4),
        "channels is missing");
    assertRefused(
        () -> new ConvolutionConfig(List.of(2), 4, 2, List.of(), 4), "kernel is 4", "odd");
    assertRefused(() -> new ConvolutionConfig(List.of(2), 3, 2, List.of(28), 4), "window is [28]");
    assertRefused(() -> new ConvolutionConfig(List.of(0), 3, 2, List.of(), 4), "channels is 0");
  }

  private static void assertRefused(Runnable making, String... parts) {
    assertThatThrownBy(making::run)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(parts);
  }

  /** The same network of one picture, as its definition reads. */
  private static final class Loops {
    /** Values by channel, row and column. */
    private record Map(double[][][] values) {
      double at(int channel, int y, int x) {
        double[][] plane = values[channel];
        return y < 0 || x < 0 || y >= plane.length || x >= plane[0].length ? 0 : plane[y][x];
      }
    }

    static double[] forward(double[] picture, List<double[]> parameters) {
      double[][][] planes = new double[CHANNELS][HEIGHT][WIDTH];
      for (int i = 0; i < SIZE; i++) {
        planes[i % CHANNELS][i / CHANNELS / WIDTH][i / CHANNELS % WIDTH] = picture[i];
      }
      Map first = layer(new Map(planes), parameters.get(0), parameters.get(1));
      Map second = layer(first, parameters.get(2), parameters.get(3));
      double[] output = new double[2 * OUTPUTS];
      for (int place = 0; place < 2; place++) {
        for (int m = 0; m < OUTPUTS; m++) {
          double sum = parameters.get(5)[m];
          for (int channel = 0; channel < 3; channel++) {
            sum += parameters.get(4)[m * 3 + channel] * second.at(channel, 0, place);
          }
          output[place * OUTPUTS + m] = sum;
        }
      }
      return output;
    }

    private static Map layer(Map input, double[] weight, double[] bias) {
      int inputs = input.values.length;
      int height = input.values[0].length / 2;
      int width = input.values[0][0].length / 2;
      double[][][] pooled = new double[bias.length][height][width];
      for (int channel = 0; channel < bias.length; channel++) {
        for (int y = 0; y < height; y++) {
          for (int x = 0; x < width; x++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int corner = 0; corner < 4; corner++) {
              double sum = bias[channel];
              for (int i = 0; i < inputs; i++) {
                for (int tap = 0; tap < 9; tap++) {
                  sum +=
                      weight[(channel * inputs + i) * 9 + tap]
                          * input.at(
                              i,
                              2 * y + corner / 2 + tap / 3 - 1,
                              2 * x + corner % 2 + tap % 3 - 1);
                }
              }
              largest = Math.max(largest, Math.tanh(sum));
            }
            pooled[channel][y][x] = largest;
          }
        }
      }
      return new Map(pooled);
    }

    /** Σ_m log Σ_p softmax_m of the output at place p. */
    static double total(double[] picture, List<double[]> parameters) {
      double[] output = forward(picture, parameters);
      double[] shares = new double[OUTPUTS];
      for (int place = 0; place < 2; place++) {
        double a = Math.exp(output[place * OUTPUTS]);
        double b = Math.exp(output[place * OUTPUTS + 1]);
        shares[0] += a / (a + b);
        shares[1] += b / (a + b);
      }
      return Math.log(shares[0]) + Math.log(shares[1]);
    }
  }
}
