package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.model.Model;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingException;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** What any {@link org.sdlgm.backend.Backend} does. */
public abstract class BackendContract extends ModelContract {
  @Test
  void namesItsEngineAndDevice() {
    assertThat(backend().engine()).matches("\\S+ \\d.*");
    assertThat(backend().device()).isIn("cpu", "gpu");
  }

  @Test
  void lossFalls() {
    List<Double> losses = train(1, "run").losses();
    assertThat(mean(losses.subList(ITERATIONS - 5, ITERATIONS)))
        .isLessThan(mean(losses.subList(0, 5)));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  @Test
  void reportsEveryIterationWithItsParts() {
    Recorder recorder = train(1, "run");
    assertThat(recorder.starts).containsExactly(0);
    assertThat(recorder.reports)
        .extracting(IterationReport::iteration)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, ITERATIONS).boxed().toList());
    for (IterationReport report : recorder.reports) {
      double divergence = report.divergences().values().stream().mapToDouble(v -> v).sum();
      assertThat(report.loss())
          .isCloseTo(report.reconstruction() + divergence, Offset.offset(1e-3));
      assertThat(report.divergences().keySet()).containsExactly("gates", "features");
      assertThat(report.meanFeatures()).isBetween(0.0, 4.0);
      assertThat(report.learningRate()).isEqualTo(0.02);
      assertThat(report.gradientNorm()).isPositive().isFinite();
      assertThat(report.temperatures().values()).allMatch(t -> t > 0 && t <= 10);
    }
  }

  @Test
  void aRunIsAFunctionOfItsSeed() {
    List<Double> losses = train(1, "first").losses();
    assertThat(train(1, "again").losses()).isEqualTo(losses);
    assertThat(train(2, "other").losses()).isNotEqualTo(losses);
  }

  @Test
  void stopsWhenAskedAfterACheckpoint() {
    Recorder recorder = new Recorder(7);
    TrainingOutcome outcome = backend().train(task(Stripes.dataset(), 1, "run", recorder));
    run(outcome);
    assertThat(outcome.stopped()).isTrue();
    assertThat(outcome.iterations()).isEqualTo(7);
    assertThat(recorder.reports).hasSize(7);
    assertThat(recorder.checkpoints).hasSize(2);
    assertThat(recorder.checkpoints.get(1)).isRegularFile();
  }

  @Test
  void aTrainingThatRunsToItsEndIsNotStopped() {
    Recorder recorder = new Recorder();
    TrainingOutcome outcome = backend().train(task(Stripes.dataset(), 1, "run", recorder));
    run(outcome);
    assertThat(outcome.stopped()).isFalse();
    assertThat(outcome.iterations()).isEqualTo(ITERATIONS);
    assertThat(recorder.checkpoints).hasSize(ITERATIONS / CHECKPOINT_EVERY);
  }

  @Test
  void aResumedTrainingIsAsIfItHadNeverStopped() {
    Recorder whole = new Recorder();
    TrainingOutcome uninterrupted = backend().train(task(Stripes.dataset(), 1, "whole", whole));
    Recorder parts = new Recorder(7);
    run(backend().train(task(Stripes.dataset(), 1, "parts", parts)));
    Recorder rest = new Recorder();
    TrainingOutcome resumed = backend().resume(task(Stripes.dataset(), 1, "parts", rest));
    assertThat(rest.starts).containsExactly(7);
    parts.reports.addAll(rest.reports);
    assertThat(parts.losses()).isEqualTo(whole.losses());
    assertThat(resumed.model().fingerprint()).isEqualTo(uninterrupted.model().fingerprint());
    run(resumed);
    run(uninterrupted);
  }

  @Test
  void aDamagedCheckpointIsPassedOver() throws IOException {
    List<Double> whole = train(1, "whole").losses();
    Recorder parts = new Recorder(7);
    run(backend().train(task(Stripes.dataset(), 1, "parts", parts)));
    truncate(parts.checkpoints.get(1));
    Recorder rest = new Recorder();
    run(backend().resume(task(Stripes.dataset(), 1, "parts", rest)));
    assertThat(rest.starts).containsExactly(CHECKPOINT_EVERY);
    assertThat(rest.losses()).isEqualTo(whole.subList(CHECKPOINT_EVERY, ITERATIONS));
  }

  static void truncate(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  @Test
  void resumingWithoutACheckpointSaysSo() {
    TrainingTask task = task(Stripes.dataset(), 1, "none", new Recorder());
    assertThatThrownBy(() -> backend().resume(task))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("none")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void resumingWithAnotherSeedIsRefused() {
    run(backend().train(task(Stripes.dataset(), 1, "run", new Recorder(7))));
    TrainingTask other = task(Stripes.dataset(), 2, "run", new Recorder());
    assertThatThrownBy(() -> backend().resume(other)).isInstanceOf(DataException.class);
  }

  @Test
  void aLossThatIsNotFiniteEndsTheTraining() {
    TrainingTask task = task(Stripes.withNotANumber(), 1, "run", new Recorder());
    assertThatThrownBy(() -> run(backend().train(task)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("iteration")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aListenersExceptionEndsTheTraining() {
    Recorder failing =
        new Recorder() {
          @Override
          public void iterationFinished(IterationReport report) {
            super.iterationFinished(report);
            if (report.iteration() == 3) {
              throw new IllegalStateException("enough");
            }
          }
        };
    TrainingTask task = task(Stripes.dataset(), 1, "run", failing);
    assertThatThrownBy(() -> run(backend().train(task))).hasMessage("enough");
    assertThat(failing.reports).hasSize(3);
  }

  @Test
  void aTrainingMayRunInsideAnother() {
    List<Double> alone = train(2, "alone").losses();
    Recorder inner = new Recorder();
    Recorder outer =
        new Recorder() {
          @Override
          public void iterationFinished(IterationReport report) {
            super.iterationFinished(report);
            if (report.iteration() == 2) {
              run(backend().train(task(Stripes.dataset(), 2, "inner", inner)));
            }
          }
        };
    run(backend().train(task(Stripes.dataset(), 1, "outer", outer)));
    assertThat(inner.losses()).isEqualTo(alone);
    assertThat(outer.losses()).isEqualTo(train(1, "afterwards").losses());
  }

  @Test
  void trainingsInTwoThreadsEndAsOneAfterTheOther() throws Exception {
    List<String> alone = List.of(fingerprint(1, "first"), fingerprint(2, "second"));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<String> first = threads.submit(() -> fingerprint(1, "first-beside"));
      Future<String> second = threads.submit(() -> fingerprint(2, "second-beside"));
      assertThat(List.of(first.get(), second.get())).isEqualTo(alone);
    } finally {
      threads.shutdownNow();
    }
  }

  private String fingerprint(long seed, String name) {
    TrainingOutcome outcome = backend().train(task(Stripes.dataset(), seed, name, new Recorder()));
    try (Model model = outcome.model()) {
      return model.fingerprint();
    }
  }

  @Test
  void aTrainingNeedsNoFolder() {
    Recorder recorder = new Recorder(7);
    TrainingTask task =
        new TrainingTask(model(), training(), 1, Stripes.dataset(), Optional.empty(), recorder);
    TrainingOutcome outcome = backend().train(task);
    run(outcome);
    assertThat(outcome.iterations()).isEqualTo(7);
    assertThat(recorder.checkpoints).isEmpty();
    assertThat(folder).isEmptyDirectory();
    assertThatThrownBy(() -> backend().resume(task)).isInstanceOf(DataException.class);
  }

  @Test
  void anothersCheckpointsAreNotAdded() {
    run(backend().train(task(Stripes.dataset(), 1, "run", new Recorder(7))));
    TrainingTask again = task(Stripes.dataset(), 1, "run", new Recorder());
    assertThatThrownBy(() -> run(backend().train(again)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("resume")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void evaluatingHasNoInfluenceOnTheTraining() {
    List<Double> losses = train(1, "plain").losses();
    Recorder evaluating =
        new Recorder() {
          @Override
          public void evaluationDue(int iteration, Model shown) {
            TrainedModel model = shown.generative();
            starts.add(iteration);
            model.score(Stripes.rows(8), 3);
            model.posterior(Stripes.rows(8)).sample(org.sdlgm.config.SamplingMode.RELAXED, 4);
            model.sample(4, 5);
          }
        };
    run(
        backend()
            .train(
                new TrainingTask(
                    model(),
                    training().withEvaluateEvery(6),
                    1,
                    Stripes.dataset(),
                    Optional.of(folder.resolve("evaluated")),
                    evaluating)));
    assertThat(evaluating.starts).containsExactly(0, 6, 12, 18);
    assertThat(evaluating.losses()).isEqualTo(losses);
  }

  @Test
  void anUnknownComponentIsNamed() {
    GenerativeModelConfig wrong =
        new GenerativeModelConfig(
            model().latent(), ComponentConfig.of("mlpp"), model().likelihood());
    Recorder recorder = new Recorder();
    TrainingTask task =
        new TrainingTask(
            wrong, training(), 1, Stripes.dataset(), Optional.of(folder.resolve("run")), recorder);
    assertThatThrownBy(() -> run(backend().train(task)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'mlpp'")
        .hasMessageContaining("did you mean");
  }
}
