package org.sdlgm.djl.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.RefinementConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.EngineThreads;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingTask;

/** A batch in parts has the gradient that it has as a whole. */
class ShardsTest {
  private static final int WIDTH = 8;
  private static final int ITERATION = 3;

  /** Not a multiple of three, so that parts differ in size. */
  private static final int BATCH = 80;

  private static final String DECODER =
      "\ndecoder: {name: mlp, network: {hidden: [8]}}\nlikelihood: {name: bernoulli}";
  private static final String SPARSE =
      "latent: {name: sparse, width: 5, maxFeatures: 3, sparsity: {network: {hidden: [6]}},"
          + " features: {network: {hidden: [6]}}}";

  private static final String SUBSET =
      "latent: {name: subset, width: 6, maxFeatures: 3, network: {hidden: [6]}}";

  /** Pixels that are any of two. */
  private record Pictures(int count) implements Observations {
    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      Random random = new Random(index);
      for (int d = 0; d < WIDTH; d++) {
        destination[offset + d] = random.nextInt(2);
      }
    }
  }

  /** So many, whatever the engine has been told. */
  private record Counted(int count) implements EngineThreads {
    @Override
    public void use(int threads) {}
  }

  /** The means of a step, the gradient's numbers, and in how many parts it was computed. */
  private record Gradient(int parts, Means means, float[] numbers) {}

  private static Gradient gradient(
      String latent, String decoder, String estimator, SamplingMode sampling, int threads) {
    EngineUnderTest.PYTORCH.open().close();
    DjlRuntime runtime =
        new DjlRuntime(
            Engine.getEngine("PyTorch"),
            Device.cpu(),
            DjlHarness.components(),
            Optional.of(new Counted(threads)));
    TrainingConfig defaults = TrainingConfig.DEFAULTS;
    TrainingConfig config =
        new TrainingConfig(
            10,
            BATCH,
            ComponentConfig.of(estimator),
            sampling,
            weighting(latent),
            0,
            RefinementConfig.NONE,
            defaults.optimizer(),
            10,
            0);
    DataPart part = new DataPart(new Pictures(400), Optional.empty());
    Dataset dataset =
        new Dataset(
            "pictures",
            new ObservationShape(List.of(1, WIDTH), ObservationShape.Values.BINARY),
            part,
            part,
            Map.of());
    TrainingTask task =
        new TrainingTask(
            ConfigText.model(latent + decoder, "the test"),
            config,
            1,
            dataset,
            Optional.empty(),
            TrainingListener.NONE);
    Learner learner = Learner.of(task, runtime).make(Initialization.random(2), Optional.empty());
    try (Shards shards = new Shards(learner, runtime, config, 1, new StepClock(System::nanoTime))) {
      return summed(
          shards.compute(
              new GradientEstimator.Objective(sampling, weighting(latent), 1), 1, ITERATION));
    } finally {
      learner.model().close();
    }
  }

  /** A subset has a learned prior here, whose divergence is known at samples only. */
  private static DivergenceWeighting weighting(String latent) {
    return latent.equals(SUBSET) ? DivergenceWeighting.SAMPLED : DivergenceWeighting.FULL;
  }

  private static Gradient summed(List<Shard.Result> parts) {
    List<Float> sum = new ArrayList<>();
    for (int p = 0; p < parts.get(0).gradients().size(); p++) {
      float[] numbers = parts.get(0).gradients().get(p).toFloatArray();
      for (Shard.Result more : parts.subList(1, parts.size())) {
        float[] others = more.gradients().get(p).toFloatArray();
        for (int i = 0; i < numbers.length; i++) {
          numbers[i] += others[i];
        }
      }
      for (float number : numbers) {
        sum.add(number);
      }
    }
    float[] all = new float[sum.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = sum.get(i);
    }
    return new Gradient(parts.size(), Means.weighted(parts), all);
  }

  private static void assertSame(
      String latent, String decoder, String estimator, SamplingMode sampling) {
    Gradient whole = gradient(latent, decoder, estimator, sampling, 1);
    Gradient inParts = gradient(latent, decoder, estimator, sampling, 3);
    assertThat(whole.parts()).isEqualTo(1);
    assertThat(inParts.parts()).isEqualTo(3);
    assertThat(inParts.numbers()).containsExactly(whole.numbers(), Offset.offset(1e-5f));
    assertThat(inParts.means().value()).isCloseTo(whole.means().value(), Offset.offset(1e-5));
    assertThat(inParts.means().expectedCount())
        .isCloseTo(whole.means().expectedCount(), Offset.offset(1e-5));
    whole
        .means()
        .divergences()
        .forEach(
            (term, mean) ->
                assertThat(inParts.means().divergences().get(term))
                    .isCloseTo(mean, Offset.offset(1e-5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RELAXED", "STRAIGHT_THROUGH"})
  void theSparseLatentWithItsTemperatures(String sampling) {
    assertSame(SPARSE, DECODER, "pathwise", SamplingMode.valueOf(sampling));
  }

  @Test
  void noiseOfTheEnginesOwnPath() {
    String bits = "latent: {name: bernoulli, width: 5, network: {hidden: [6]}}";
    assertSame(bits, DECODER, "pathwise", SamplingMode.RELAXED);
  }

  /** Of an odd width, so that a part begins within a pair of normal numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "cauchy"})
  void realLatents(String name) {
    String real = "latent: {name: " + name + ", width: 5, network: {hidden: [6]}}";
    assertSame(real, DECODER, "pathwise", SamplingMode.RELAXED);
  }

  @Test
  void dropout() {
    String dropped = DECODER.replace("[8]", "[8], dropout: 0.3");
    assertSame(SPARSE, dropped, "pathwise", SamplingMode.RELAXED);
  }

  /** Three places, whose rows are all an observation's own. */
  @Test
  void dropoutOfSeveralPlaces() {
    String convolutional =
        "{name: convolutional, convolutions: {channels: [2], kernel: 1, pooling: 1, window: [1, 4],"
            + " stride: 2}, network: {hidden: [6], dropout: 0.3, inputDropout: 0.2}}";
    String places =
        "latent: {name: sparse, width: 5, maxFeatures: 3, sparsity: %s, features: %s}"
            .formatted(convolutional, convolutional);
    assertSame(places, DECODER, "pathwise", SamplingMode.RELAXED);
  }

  @Test
  void severalSamplesOfSubsets() {
    assertSame(SUBSET, DECODER, "leave-one-out", SamplingMode.HARD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"straight-through", "slope-annealed", "darn", "reinmax"})
  void hardSamplesWithDerivativesOfAnEstimatorsOwn(String estimator) {
    assertSame(SPARSE, DECODER, estimator, SamplingMode.HARD);
  }

  /** 80 x 100 x 3500 numbers are more than one of the largest parts. */
  @Test
  void morePartsThanThreadsWhereMemoryAsksForIt() {
    String large = SPARSE.replace("width: 5, maxFeatures: 3", "width: 3500, maxFeatures: 100");
    assertThat(gradient(large, DECODER, "darn", SamplingMode.HARD, 1).parts()).isEqualTo(2);
  }

  /** Batch normalisation and NVIL's baselines look at the whole batch. */
  @Test
  void aBatchThatIsLookedAtAsAWholeStaysWhole() {
    String normalized = DECODER.replace("[8]", "[8], normalization: batch");
    assertThat(gradient(SPARSE, normalized, "pathwise", SamplingMode.RELAXED, 3).parts())
        .isEqualTo(1);
    assertThat(gradient(SUBSET, DECODER, "score-function", SamplingMode.HARD, 3).parts())
        .isEqualTo(1);
  }
}
