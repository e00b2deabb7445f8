package org.sdlgm.experiment.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.config.RunConfig;
import org.sdlgm.datasets.DataLocations;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.experiment.progress.StudyProgress;
import org.sdlgm.experiment.run.FolderLock;
import org.sdlgm.experiment.study.Outcome.State;
import org.sdlgm.experiment.wiring.Framework;

/** Trainings of a small model on PyTorch, in processes. */
class StudyTest {
  private static final int ITERATIONS = 120;
  private static final Workers.Places PLACES =
      new Workers.Places(List.of(), DataLocations.standard(Optional.empty(), true));
  private static final Workers ONE = new Workers(1, 1, PLACES);

  @TempDir private static Path shared;
  private static List<Outcome> whole;

  @TempDir private Path folder;

  private static Trial trial(String name, String... assignments) {
    RunConfig config = Presets.get("bars");
    List<String> all =
        new ArrayList<>(
            List.of(
                "training.iterations=" + ITERATIONS,
                "training.checkpointEvery=20",
                "training.evaluateEvery=0",
                "training.batchSize=20",
                "evaluation.metrics=[discrete, iw-5]",
                "dataset.trainingCount=200",
                "dataset.testCount=100"));
    all.addAll(List.of(assignments));
    for (String assignment : all) {
      config = ConfigText.set(config, assignment);
    }
    return new Trial(name, Framework.load(List.of()).complete(config));
  }

  private static List<Trial> trials() {
    return List.of(
        trial("plain"),
        trial("refused", "model.latent=categorical", "training.estimator=disarm"),
        trial("seeded", "seed=1"),
        trial("plain"));
  }

  /** Notes what a study tells, and acts at the first iteration of a run. */
  private static final class Notes implements StudyProgress {
    private final List<String> notes = new ArrayList<>();
    private Optional<Runnable> atFirst;

    Notes(Runnable atFirst) {
      this.atFirst = Optional.of(atFirst);
    }

    @Override
    public synchronized void started(List<Integer> iterations, int finished) {
      notes.add("started " + iterations + " after " + finished);
    }

    @Override
    public synchronized void advanced(String run, int iteration, double loss) {
      if (iteration > 0) {
        atFirst.ifPresent(Runnable::run);
        atFirst = Optional.empty();
      }
    }

    @Override
    public synchronized void finished(String run, int iterations) {
      notes.add("finished " + run);
    }

    @Override
    public synchronized void failed(String run, int iterations, String cause) {
      notes.add("failed " + run + ": " + cause);
    }

    @Override
    public synchronized void stopping() {
      notes.add("stopping");
    }

    @Override
    public void close() {}
  }

  private static Notes notes() {
    return new Notes(() -> {});
  }

  @BeforeAll
  static void runAll() {
    whole = new Study(shared, new Workers(2, 1, PLACES), notes()).run(trials());
  }

  @Test
  void aFailedRunSaysWhyAndDoesNotStopTheOthers() {
    assertThat(whole)
        .extracting(Outcome::state)
        .containsExactly(State.FINISHED, State.FAILED, State.FINISHED, State.FINISHED);
    assertThat(whole.get(1).failure())
        .contains("disarm", "latents of independent bits")
        .hasLineCount(1);
    assertThat(whole.get(0).folder().results()).containsOnlyKeys("discrete", "iw-5");
    assertThat(whole.get(0).folder().results())
        .isNotEqualTo(whole.get(2).folder().results())
        .isEqualTo(whole.get(3).folder().results());
  }

  @Test
  void finishedRunsAreNotDoneAgain() throws IOException {
    Path record = whole.get(0).path().resolve("run.json");
    FileTime before = Files.getLastModifiedTime(record);
    Notes notes = notes();

    List<Outcome> again =
        new Study(shared, ONE, notes).run(List.of(trial("plain"), trial("seeded", "seed=1")));

    assertThat(again).allMatch(Outcome::isFinished);
    assertThat(Files.getLastModifiedTime(record)).isEqualTo(before);
    assertThat(notes.notes).containsExactly("started [] after 2");
  }

  @Test
  void anotherConfigurationIsAnotherRunButOtherThreadsAreNot() {
    assertThat(trial("a", "seed=1").folderName()).isNotEqualTo(trial("a").folderName());
    assertThat(trial("a", "backend.threads=7").folderName()).isEqualTo(trial("a").folderName());
    assertThatThrownBy(() -> trial("../a")).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void aKilledProcessIsAFailureAndTheNextStartGoesOn() {
    Notes notes = endingProcesses(ProcessHandle::destroyForcibly);

    List<Outcome> first = new Study(folder, ONE, notes).run(List.of(trial("plain")));
    List<Outcome> second = new Study(folder, ONE, notes()).run(List.of(trial("plain")));

    assertThat(first.get(0).state()).isEqualTo(State.FAILED);
    assertThat(first.get(0).failure()).contains("exit code", "worker-1.log");
    assertSameAsWhole(second.get(0));
  }

  @Test
  void aRunWhoseProcessWasKilledAsItBeganBeginsAnew() throws IOException {
    Trial trial = trial("plain");
    Path run = folder.resolve("runs").resolve(trial.folderName());
    Files.createDirectories(run);
    Files.copy(whole.get(0).path().resolve("run.json"), run.resolve("run.json"));
    Files.writeString(run.resolve(".config.yaml.half.tmp"), "name: pl");

    List<Outcome> outcomes = new Study(folder, ONE, notes()).run(List.of(trial));

    assertSameAsWhole(outcomes.get(0));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM to send")
  void aSignalStopsTheStudyAndTheNextStartGoesOn() {
    Notes notes = endingProcesses(ProcessHandle::destroy);
    List<Trial> trials = List.of(trial("plain"), trial("seeded", "seed=1"));

    List<Outcome> first = new Study(folder, ONE, notes).run(trials);
    List<Outcome> second = new Study(folder, ONE, notes()).run(trials);

    assertThat(first).extracting(Outcome::state).containsExactly(State.OPEN, State.OPEN);
    assertThat(notes.notes).contains("stopping");
    assertSameAsWhole(second.get(0));
    assertThat(second.get(1).isFinished()).isTrue();
  }

  @Test
  void aProcessWhoseStudyIsGoneWritesACheckpointAndEnds() throws InterruptedException {
    Trial trial = trial("orphan", "training.iterations=100000");
    Path run = folder.resolve("run");
    Order order = new Order(run.toString(), ConfigText.of(trial.config()));

    WorkerProcess worker = WorkerProcess.start(ONE, folder.resolve("log"));
    worker.run(
        order,
        event -> {
          if (event.iteration() > 0) {
            worker.close();
          }
        });

    assertThat(worker.exitCode()).isEqualTo(143);
    assertThat(run.resolve("run.json")).content().contains("\"interrupted\"");
    assertThat(run.resolve("checkpoints")).isNotEmptyDirectory();
  }

  @Test
  void oneStudyAtATimeUsesAFolder() {
    FolderLock.alone(
        folder,
        () -> {
          assertThatThrownBy(() -> new Study(folder, ONE, notes()).run(List.of(trial("plain"))))
              .isInstanceOf(DataException.class)
              .hasMessageContaining("in use by another");
          return folder;
        });
  }

  private static Notes endingProcesses(Consumer<ProcessHandle> end) {
    return new Notes(() -> ProcessHandle.current().children().forEach(end));
  }

  private static void assertSameAsWhole(Outcome outcome) {
    assertThat(outcome.isFinished()).as(outcome.failure()).isTrue();
    assertThat(outcome.folder().results()).isEqualTo(whole.get(0).folder().results());
  }
}
