package org.sdlgm.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.config.OptimizerConfig.Schedule;
import org.sdlgm.config.RefinementConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** What the contracts of backends and trained models share: a tiny training. */
public abstract class ModelContract {
  /** How many iterations the tiny training has. */
  static final int ITERATIONS = 20;

  /** How often it writes a checkpoint. */
  static final int CHECKPOINT_EVERY = 5;

  @TempDir Path folder;

  private Backend backend;

  /** Opens the backend under test; an assumption that fails here skips the test. */
  protected abstract Backend openBackend();

  /** A tiny sparse model of 16 binary dimensions: K = 6, L0 = 4, one small layer per network. */
  protected abstract GenerativeModelConfig model();

  /** The backend of the running test. */
  protected final Backend backend() {
    return backend;
  }

  @BeforeEach
  final void open() {
    backend = openBackend();
  }

  @AfterEach
  final void close() {
    if (backend != null) {
      backend.close();
      backend.close();
    }
  }

  static TrainingConfig training() {
    return new TrainingConfig(
        ITERATIONS,
        16,
        ComponentConfig.of("pathwise"),
        SamplingMode.RELAXED,
        DivergenceWeighting.FULL,
        0,
        RefinementConfig.NONE,
        new OptimizerConfig(0.02, Schedule.CONSTANT, 0, 0.9, 0.999, 1e-8, 1e-3, 100, 1),
        CHECKPOINT_EVERY,
        0);
  }

  final TrainingTask task(Dataset dataset, long seed, String name, Recorder recorder) {
    return new TrainingTask(
        model(), training(), seed, dataset, Optional.of(folder.resolve(name)), recorder);
  }

  /** Trains and closes the model. */
  final Recorder train(long seed, String name) {
    Recorder recorder = new Recorder();
    run(backend.train(task(Stripes.dataset(), seed, name, recorder)));
    return recorder;
  }

  static void run(TrainingOutcome outcome) {
    outcome.model().close();
  }

  /** Remembers a training, and may ask it to stop. */
  static class Recorder implements TrainingListener {
    final List<IterationReport> reports = new ArrayList<>();
    final List<Integer> starts = new ArrayList<>();
    final List<Path> checkpoints = new ArrayList<>();
    private final int stopAfter;

    Recorder() {
      this(Integer.MAX_VALUE);
    }

    Recorder(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public void started(int iteration, int iterations) {
      starts.add(iteration);
    }

    @Override
    public void iterationFinished(IterationReport report) {
      reports.add(report);
    }

    @Override
    public void checkpointWritten(int iteration, Path checkpoint) {
      checkpoints.add(checkpoint);
    }

    @Override
    public boolean stopRequested() {
      return reports.size() >= stopAfter;
    }

    final List<Double> losses() {
      return reports.stream().map(IterationReport::loss).toList();
    }
  }
}
