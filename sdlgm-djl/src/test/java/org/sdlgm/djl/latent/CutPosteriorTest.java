package org.sdlgm.djl.latent;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.BernoulliSparsity;
import org.sdlgm.djl.component.CategoricalFeatures;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.estimator.PathwiseEstimator;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Noise;
import org.sdlgm.djl.tensor.Rows;

/** What is drawn and differentiated outside the engine, against the same on NDArrays. */
class CutPosteriorTest {
  private static final int ROWS = 5;
  private static final int SIZE = 6;

  /** Samples, then the gradients of all parameters, by name. */
  private record Result(List<String> names, List<double[]> values) {}

  /** A latent with learned temperatures, its parameters and its noise. */
  private static final class Model {
    private final NDManager manager;
    private final ParameterSet parameters;
    private final Noise noise = new Noise();
    private final BernoulliSparsity gates;
    private final CategoricalFeatures features;
    private final int slots;
    private final SparseLatent latent;

    Model(NDManager manager, int width, int slots, double temperature) {
      this.manager = manager;
      this.parameters = new ParameterSet(manager);
      DjlContext context =
          new DjlContext(
              DjlHarness.components(),
              manager,
              parameters,
              Initialization.random(3),
              noise,
              new DjlContext.ModelSizes(SIZE, width, slots, 0, Optional.empty()),
              new DjlContext.Schedule());
      NetworkConfig network = new NetworkConfig(List.of(7), Activation.TANH);
      TemperatureConfig learned = TemperatureConfig.learned(temperature);
      this.slots = slots;
      this.gates =
          new BernoulliSparsity(
              new BernoulliSparsity.Options(0.3, network, learned), context.within("gates"));
      this.features =
          new CategoricalFeatures(
              new CategoricalFeatures.Options(network, learned), context.within("features"));
      this.latent = new SparseLatent(width, slots, gates, features, context);
    }

    /** Of the components: every slot's one-hot feature, weighted by its gate and added up. */
    double[] hardOfTheEngine(NDArray x) {
      noise.position(1, 2);
      NDArray open = gates.sample(gates.logits(x), SamplingMode.HARD);
      NDArray chosen = features.sample(features.logProbabilities(x), slots, SamplingMode.HARD);
      return Rows.doubles(open.expandDims(1).matMul(chosen).squeeze(1));
    }

    double[] hard(NDArray x) {
      noise.position(1, 2);
      return Rows.doubles(latent.infer(x).sample(SamplingMode.HARD));
    }

    double[] relaxedOfTheEngine(NDArray x) {
      noise.position(7, 0);
      return Rows.doubles(latent.infer(x).sample(SamplingMode.RELAXED));
    }

    double[] relaxed(NDArray x) {
      float[][] rows = latent.describe(latent.infer(x)).sample(SamplingMode.RELAXED, 7);
      return Rows.doubles(Rows.toArray(manager, rows, latent.width()));
    }

    private NDArray random(long seed, int rows, int width) {
      SplittableRandom random = new SplittableRandom(seed);
      float[][] values = new float[rows][width];
      for (float[] row : values) {
        for (int i = 0; i < width; i++) {
          row[i] = (float) random.nextGaussian();
        }
      }
      return Rows.toArray(manager, values, width);
    }

    /** A log likelihood that every z_k has another share in, and is not linear in it. */
    Result result(SamplingMode mode, boolean cut) {
      noise.position(1, 2);
      NDArray x = random(5, ROWS, SIZE);
      NDArray slopes = random(6, ROWS, latent.width());
      List<double[]> values = new ArrayList<>();
      List<String> names = new ArrayList<>();
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        parameters.recorded(
            collector,
            () -> {
              LatentPosterior<NDArray> posterior =
                  cut ? latent.inferCut(x, mode).orElseThrow() : latent.infer(x);
              NDArray loss =
                  new PathwiseEstimator()
                      .estimate(
                          posterior,
                          z -> {
                            names.add("z");
                            values.add(Rows.doubles(z));
                            return z.mul(slopes).tanh().sum(new int[] {1});
                          },
                          new GradientEstimator.Objective(mode, DivergenceWeighting.GATED, 0.01))
                      .surrogate()
                      .mean();
              collector.backward(loss);
              if (posterior instanceof CutPosterior own) {
                collector.backward(own.encoderSurrogate());
              }
              return loss;
            });
      }
      for (Parameter parameter : parameters.all()) {
        names.add(parameter.name());
        values.add(Rows.doubles(parameter.gradient()));
      }
      return new Result(names, values);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RELAXED, 3, 2, 0.7",
    "RELAXED, 200, 40, 1",
    "RELAXED, 33, 5, 4",
    "RELAXED, 9, 3, 0.15",
    // More than is kept between the passes.
    "RELAXED, 3000, 300, 1",
    "STRAIGHT_THROUGH, 200, 40, 0.67",
    "STRAIGHT_THROUGH, 33, 5, 4"
  })
  void isWhatTheEngineComputesFromTheSameNoise(
      SamplingMode mode, int width, int slots, double temperature) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      Model model = new Model(manager, width, slots, temperature);
      Result expected = model.result(mode, false);
      Result actual = model.result(mode, true);
      assertThat(actual.names).isEqualTo(expected.names);
      for (int i = 0; i < actual.names.size(); i++) {
        assertClose(actual.names.get(i), actual.values.get(i), expected.values.get(i));
      }
    }
  }

  /** To 1e-5 of the array's length, which single precision leaves of sums of many terms. */
  private static void assertClose(String name, double[] actual, double[] expected) {
    double squares = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      squares += expected[i] * expected[i];
      difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
    }
    assertThat(squares).as("%s: a gradient", name).isPositive();
    assertThat(Math.sqrt(difference))
        .as("%s: distance from the engine's", name)
        .isCloseTo(0, Offset.offset(1e-5 * Math.sqrt(squares)));
  }

  @ParameterizedTest
  @CsvSource({"RELAXED", "STRAIGHT_THROUGH"})
  void isTheSameToTheBitHoweverOften(SamplingMode mode) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      Model model = new Model(manager, 40, 10, 1);
      List<double[]> first = model.result(mode, true).values;
      // Often enough for the compiled code to take over.
      for (int i = 0; i < 300; i++) {
        List<double[]> again = model.result(mode, true).values;
        for (int k = 0; k < first.size(); k++) {
          assertThat(again.get(k)).containsExactly(first.get(k));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "200, 40", "3000, 30"})
  void samplesWithoutAGraphAreTheSame(int width, int slots) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      Model model = new Model(manager, width, slots, 0.7);
      NDArray x = model.random(5, ROWS, SIZE);
      assertThat(model.hard(x)).containsExactly(model.hardOfTheEngine(x));
      assertClose("relaxed", model.relaxed(x), model.relaxedOfTheEngine(x));
    }
  }

  @Test
  void hardSamplesHaveNoGradientToCarry() {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu())) {
      Model model = new Model(manager, 4, 2, 1);
      assertThat(model.latent.inferCut(model.random(5, ROWS, SIZE), SamplingMode.HARD)).isEmpty();
    }
  }
}
