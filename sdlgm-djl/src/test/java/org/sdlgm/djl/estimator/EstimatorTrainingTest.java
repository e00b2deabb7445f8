package org.sdlgm.djl.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Key;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.backend.Backend;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.config.RefinementConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.djl.DjlModule;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** Estimators with latents in whole trainings: which go together, and what is kept of them. */
class EstimatorTrainingTest {
  private static final int ITERATIONS = 6;
  private static final GenerativeModelConfig ANY =
      new GenerativeModelConfig(
          ComponentConfig.of("sparse"), ComponentConfig.of("mlp"), ComponentConfig.of("bernoulli"));
  private static final String LATENTS =
      """
      sparse: {name: sparse, width: 6, maxFeatures: 3}
      bernoulli: {name: bernoulli, width: 6, network: {hidden: [8]}}
      subset: {name: subset, width: 6, maxFeatures: 3, network: {hidden: [8]}}
      categorical: {name: categorical, variables: 2, classes: 3, network: {hidden: [8]}}
      gaussian: {name: gaussian, width: 3, network: {hidden: [8]}}
      cauchy: {name: cauchy, width: 3, network: {hidden: [8]}}
      """;

  private static final String DECODER = "\ndecoder: {name: mlp, network: {hidden: [8]}}";

  @TempDir Path folder;

  private final Backend backend =
      Guice.createInjector(new DjlModule())
          .getInstance(new Key<Map<String, BackendProvider>>() {})
          .get("PyTorch")
          .open(new BackendConfig("PyTorch", BackendConfig.Device.CPU, 1));

  @AfterEach
  void close() {
    backend.close();
  }

  /** Each picture has one of four rows lit. */
  private record Pictures(int count) implements Observations {
    @Override
    public int width() {
      return 8;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      for (int d = 0; d < width(); d++) {
        destination[offset + d] = d / 2 == index % 4 ? 1 : 0;
      }
    }
  }

  private static final class Recorder implements TrainingListener {
    private final List<Double> losses = new ArrayList<>();
    private final int stopAfter;

    Recorder(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public void iterationFinished(IterationReport report) {
      losses.add(report.loss());
    }

    @Override
    public boolean stopRequested() {
      return losses.size() >= stopAfter;
    }
  }

  private TrainingTask task(String latent, String estimator, Recorder recorder) {
    return task(latent, estimator, latent + estimator, recorder);
  }

  private TrainingTask task(String latent, String estimator, String run, Recorder recorder) {
    return task(latent, estimator, SamplingMode.HARD, run, recorder);
  }

  private TrainingTask task(
      String latent, String estimator, SamplingMode sampling, String run, Recorder recorder) {
    return task(latent, estimator, sampling, DivergenceWeighting.GATED, run, recorder);
  }

  private TrainingTask task(
      String latent,
      String estimator,
      SamplingMode sampling,
      DivergenceWeighting weighting,
      String run,
      Recorder recorder) {
    String yaml =
        LATENTS
            .lines()
            .filter(line -> line.startsWith(latent + ":"))
            .map(line -> "latent:" + line.substring(line.indexOf(':') + 1) + DECODER)
            .findFirst()
            .orElseThrow();
    Dataset dataset =
        new Dataset(
            "rows",
            new ObservationShape(List.of(8), ObservationShape.Values.BINARY),
            new DataPart(new Pictures(32), Optional.empty()),
            new DataPart(new Pictures(8), Optional.empty()),
            Map.of());
    TrainingConfig training =
        new TrainingConfig(
            ITERATIONS,
            16,
            ComponentConfig.of(estimator),
            sampling,
            weighting,
            0,
            RefinementConfig.NONE,
            OptimizerConfig.DEFAULTS,
            ITERATIONS,
            0);
    return new TrainingTask(
        ConfigText.overlay(ANY, yaml, "the test"),
        training,
        1,
        dataset,
        Optional.of(folder.resolve(run)),
        recorder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "score-function",
        "leave-one-out",
        "muprop",
        "darn",
        "straight-through",
        "slope-annealed",
        "reinmax"
      })
  void worksWithEveryLatent(String estimator) {
    for (String latent : List.of("sparse", "bernoulli", "categorical")) {
      Recorder recorder = new Recorder(Integer.MAX_VALUE);
      run(backend.train(task(latent, estimator, recorder)));
      assertThat(recorder.losses).as(latent).hasSize(ITERATIONS).allMatch(Double::isFinite);
    }
  }

  /** Their gradients are of hard samples, whatever the user asks for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "score-function",
        "leave-one-out",
        "muprop",
        "disarm",
        "darn",
        "straight-through",
        "slope-annealed",
        "reinmax"
      })
  void softSamplesAreRefusedInOneLine(String estimator) {
    for (SamplingMode soft : List.of(SamplingMode.RELAXED, SamplingMode.STRAIGHT_THROUGH)) {
      TrainingTask task =
          task("bernoulli", estimator, soft, "soft", new Recorder(Integer.MAX_VALUE));
      assertThatThrownBy(() -> backend.train(task))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContainingAll(estimator, "training.sampling=hard")
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void disarmWorksWithBits() {
    Recorder recorder = new Recorder(Integer.MAX_VALUE);
    run(backend.train(task("bernoulli", "disarm", recorder)));
    assertThat(recorder.losses).hasSize(ITERATIONS).allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @CsvSource({
    "sparse, disarm",
    "categorical, disarm",
    "sparse, pathwise",
    "bernoulli, pathwise",
    "categorical, pathwise",
    "gaussian, pathwise",
    "gaussian, disarm",
    "gaussian, darn",
    "cauchy, straight-through",
    "cauchy, slope-annealed",
    "cauchy, reinmax",
    "cauchy, muprop"
  })
  void whatIsNotDefinedIsRefusedInOneLine(String latent, String estimator) {
    TrainingTask task = task(latent, estimator, new Recorder(Integer.MAX_VALUE));
    assertThatThrownBy(() -> backend.train(task))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(estimator)
        .message()
        .doesNotContain("\n");
  }

  /** A subset's prior is autoregressive, whose divergence is known at samples only. */
  @ParameterizedTest
  @CsvSource({
    "subset, straight-through, FULL, training.featureDivergence=sampled",
    "subset, leave-one-out, GATED, training.featureDivergence=sampled",
    "subset, muprop, SAMPLED, leave-one-out",
    "gaussian, muprop, SAMPLED, leave-one-out",
    "bernoulli, muprop, SAMPLED, leave-one-out",
    "sparse, leave-one-out, SAMPLED, full or gated"
  })
  void aDivergenceWithoutAGradientIsRefusedInOneLine(
      String latent, String estimator, DivergenceWeighting weighting, String remedy) {
    TrainingTask task =
        task(latent, estimator, SamplingMode.HARD, weighting, "refused", new Recorder(1));
    assertThatThrownBy(() -> backend.train(task))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("ivergence", remedy)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aDivergenceAtSamplesTrainsASubset() {
    Recorder recorder = new Recorder(Integer.MAX_VALUE);
    run(
        backend.train(
            task(
                "subset",
                "leave-one-out",
                SamplingMode.HARD,
                DivergenceWeighting.SAMPLED,
                "subset",
                recorder)));
    assertThat(recorder.losses).hasSize(ITERATIONS).allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @CsvSource({
    "gaussian, score-function",
    "gaussian, leave-one-out",
    "gaussian, muprop",
    "cauchy, score-function",
    "cauchy, leave-one-out"
  })
  void scoreFunctionsWorkWithRealLatents(String latent, String estimator) {
    Recorder recorder = new Recorder(Integer.MAX_VALUE);
    run(backend.train(task(latent, estimator, recorder)));
    assertThat(recorder.losses).hasSize(ITERATIONS).allMatch(Double::isFinite);
  }

  /** Baselines and running statistics are of the training, so they are in its checkpoints... */
  @ParameterizedTest
  @ValueSource(strings = {"score-function", "muprop"})
  void aResumedTrainingIsAsIfItHadNeverStopped(String estimator) {
    Recorder whole = new Recorder(Integer.MAX_VALUE);
    run(backend.train(task("bernoulli", estimator, "whole", whole)));
    Recorder parts = new Recorder(3);
    run(backend.train(task("bernoulli", estimator, "parts", parts)));
    Recorder rest = new Recorder(Integer.MAX_VALUE);
    run(backend.resume(task("bernoulli", estimator, "parts", rest)));
    parts.losses.addAll(rest.losses);
    assertThat(parts.losses).isEqualTo(whole.losses);
  }

  private static void run(TrainingOutcome outcome) {
    outcome.model().close();
  }

  /** ... and not of the model, so they are not in its file. */
  @Test
  void theModelHasNoneOfTheEstimatorsParameters() {
    TrainedModel model =
        backend
            .train(task("bernoulli", "score-function", new Recorder(Integer.MAX_VALUE)))
            .model()
            .generative();
    // 8-8-6 is the encoder, 6-8-8 the decoder, with weights and biases.
    assertThat(model.description().parameterCount()).isEqualTo(9 * 8 + 9 * 6 + 7 * 8 + 9 * 8);
    model.save(folder.resolve("model"));
    try (TrainedModel loaded = backend.load(folder.resolve("model")).generative()) {
      assertThat(loaded.fingerprint()).isEqualTo(model.fingerprint());
    }
    model.close();
  }
}
