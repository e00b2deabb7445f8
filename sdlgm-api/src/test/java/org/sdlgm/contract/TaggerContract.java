package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.config.OptimizerConfig.Schedule;
import org.sdlgm.config.RefinementConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.contract.ModelContract.Recorder;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.LabelSpace;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.model.LabelPrediction;
import org.sdlgm.model.Model;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** What any {@link Backend} and any {@link TrainedTagger} do with a model of labels. */
public abstract class TaggerContract {
  private static final int ITERATIONS = 20;

  @TempDir Path folder;

  private Backend backend;

  /** Opens the backend under test; an assumption that fails here skips the test. */
  protected abstract Backend openBackend();

  /** A model of labels with one tiny layer per network. */
  protected abstract ComponentConfig labels();

  @BeforeEach
  final void open() {
    backend = openBackend();
  }

  @AfterEach
  final void close() {
    if (backend != null) {
      backend.close();
    }
  }

  private static TrainingConfig training() {
    return new TrainingConfig(
        ITERATIONS,
        16,
        ComponentConfig.of("pathwise"),
        SamplingMode.RELAXED,
        DivergenceWeighting.FULL,
        0,
        RefinementConfig.NONE,
        new OptimizerConfig(0.03, Schedule.CONSTANT, 0, 0.9, 0.999, 1e-8, 1e-3, 100, 1),
        5,
        0);
  }

  private TrainingTask task(Dataset dataset, long seed, String name, Recorder recorder) {
    return task(new LabelModelConfig(labels()), dataset, seed, name, recorder);
  }

  private TrainingTask task(
      ModelConfig model, Dataset dataset, long seed, String name, Recorder recorder) {
    return new TrainingTask(
        model, training(), seed, dataset, Optional.of(folder.resolve(name)), recorder);
  }

  private TrainedTagger train(String name, Recorder recorder) {
    return backend.train(task(LabelledPoints.dataset(), 1, name, recorder)).model().tagger();
  }

  @Test
  void saysWhatItIs() {
    try (TrainedTagger tagger = train("run", new Recorder())) {
      assertThat(tagger.description().shape()).isEqualTo(LabelledPoints.dataset().shape());
      assertThat(tagger.description().labels()).isEqualTo(new LabelSpace(LabelledPoints.NAMES, 3));
      assertThat(tagger.description().config().labels().name()).isEqualTo(labels().name());
      assertThat(tagger.description().engine()).isEqualTo(backend.engine());
      assertThat(tagger.description().parameterCount()).isPositive();
      assertThat(tagger.companions()).isEqualTo(LabelledPoints.COMPANIONS);
      assertThat(tagger.fingerprint()).matches("[0-9a-f]{64}");
    }
  }

  @Test
  void lossFallsAndIsReported() {
    Recorder recorder = new Recorder();
    train("run", recorder).close();
    assertThat(recorder.reports).hasSize(ITERATIONS);
    for (IterationReport report : recorder.reports) {
      assertThat(report.loss()).isFinite();
      assertThat(report.labelLoss().orElseThrow()).isFinite();
      assertThat(report.gradientNorm()).isPositive().isFinite();
    }
    double[] labelLoss =
        recorder.reports.stream().mapToDouble(each -> each.labelLoss().orElseThrow()).toArray();
    assertThat(Arrays.stream(labelLoss, 15, 20).sum())
        .isLessThan(Arrays.stream(labelLoss, 0, 5).sum());
  }

  @Test
  void aResumedTrainingIsAsIfItHadNeverStopped() {
    Recorder whole = new Recorder();
    try (TrainedTagger uninterrupted = train("whole", whole)) {
      Recorder parts = new Recorder(7);
      train("parts", parts).close();
      Recorder rest = new Recorder();
      TrainingOutcome resumed = backend.resume(task(LabelledPoints.dataset(), 1, "parts", rest));
      try (TrainedTagger tagger = resumed.model().tagger()) {
        assertThat(rest.starts).containsExactly(7);
        parts.reports.addAll(rest.reports);
        assertThat(parts.losses()).isEqualTo(whole.losses());
        assertThat(tagger.fingerprint()).isEqualTo(uninterrupted.fingerprint());
        assertThat(resumed.iterations()).isEqualTo(ITERATIONS);
      }
    }
  }

  @Test
  void comesBackFromDiskAsItWas() {
    float[][] rows = LabelledPoints.rows(16);
    try (TrainedTagger tagger = train("run", new Recorder())) {
      tagger.save(folder.resolve("saved"));
      try (TrainedTagger loaded = backend.load(folder.resolve("saved")).tagger()) {
        assertThat(loaded.fingerprint()).isEqualTo(tagger.fingerprint());
        assertThat(loaded.description()).isEqualTo(tagger.description());
        assertThat(loaded.companions()).isEqualTo(LabelledPoints.COMPANIONS);
        assertThat(loaded.predict(rows).probabilities())
            .isDeepEqualTo(tagger.predict(rows).probabilities());
        assertThat(loaded.labelLoss(rows, LabelledPoints.labels(16)))
            .containsExactly(tagger.labelLoss(rows, LabelledPoints.labels(16)));
      }
      assertThatThrownBy(tagger::generative)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("model of labels");
    }
  }

  @Test
  void loadingSaysWhatIsMissingOrDamaged() throws IOException {
    Path saved = folder.resolve("saved");
    try (TrainedTagger tagger = train("run", new Recorder())) {
      tagger.save(saved);
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(saved)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSize(2);
    for (Path file : files) {
      byte[] right = Files.readAllBytes(file);
      for (int length : new int[] {0, 1, right.length / 2, right.length - 1}) {
        Files.write(file, Arrays.copyOf(right, length));
        assertRefused(saved);
      }
      Files.delete(file);
      assertRefused(saved);
      Files.write(file, right);
    }
    backend.load(saved).tagger().close();
  }

  private void assertRefused(Path saved) {
    assertThatThrownBy(() -> backend.load(saved).tagger())
        .isInstanceOf(DataException.class)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesWhatIsNotItsOwn() {
    try (TrainedTagger tagger = train("run", new Recorder())) {
      assertThatThrownBy(() -> tagger.predict(new float[2][LabelledPoints.SIZE + 1]))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("row 0");
      assertThatThrownBy(() -> tagger.labelLoss(LabelledPoints.rows(3), LabelledPoints.labels(2)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Recorder recorder = new Recorder();
    TrainingTask unlabelled = task(LabelledPoints.unlabelled(), 1, "bare", recorder);
    assertRefused(() -> backend.train(unlabelled), "has no labels");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable training, String cause) {
    assertThatThrownBy(training)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(cause)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void evaluatingHasNoInfluenceOnTheTraining() {
    Recorder plain = new Recorder();
    train("plain", plain).close();
    Recorder evaluating =
        new Recorder() {
          @Override
          public void evaluationDue(int iteration, Model model) {
            starts.add(iteration);
            LabelPrediction prediction = model.tagger().predict(LabelledPoints.rows(5));
            assertThat(prediction.probabilities()).hasDimensions(5, 3);
          }
        };
    backend
        .train(
            new TrainingTask(
                new LabelModelConfig(labels()),
                training().withEvaluateEvery(6),
                1,
                LabelledPoints.dataset(),
                Optional.of(folder.resolve("evaluated")),
                evaluating))
        .model()
        .close();
    assertThat(evaluating.starts).containsExactly(0, 6, 12, 18);
    assertThat(evaluating.losses()).isEqualTo(plain.losses());
  }
}
