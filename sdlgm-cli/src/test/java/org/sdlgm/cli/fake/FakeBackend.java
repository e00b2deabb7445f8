package org.sdlgm.cli.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.error.DataException;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingException;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** "Trains" by counting; the loss of iteration i is 100 / i + seed. */
final class FakeBackend implements Backend {
  private final FakeEngine engine;

  FakeBackend(FakeEngine engine) {
    this.engine = engine;
  }

  @Override
  public String engine() {
    return "Fake 1.0";
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public TrainingOutcome train(TrainingTask task) {
    return run(task, 0);
  }

  @Override
  public TrainingOutcome resume(TrainingTask task) {
    try {
      return run(task, Integer.parseInt(Files.readString(checkpoint(task))));
    } catch (IOException e) {
      throw new DataException(
          task.checkpoints().orElseThrow() + " has no checkpoint: train anew", e);
    }
  }

  private TrainingOutcome run(TrainingTask task, int from) {
    int last = task.training().iterations();
    task.listener().started(from, last);
    TrainedModel model =
        new FakeModel((GenerativeModelConfig) task.model(), task.dataset().shape());
    for (int i = from + 1; i <= last; i++) {
      if (task.listener().stopRequested()) {
        return new TrainingOutcome(model, i - 1, true);
      }
      if (engine.failsAt(i)) {
        throw new TrainingException("the loss of iteration " + i + " is not finite");
      }
      task.listener().iterationFinished(report(i, task.seed()));
      boolean isDue = i % task.training().checkpointEvery() == 0 || i == last;
      if (isDue && task.checkpoints().isPresent()) {
        write(checkpoint(task), i);
        task.listener().checkpointWritten(i, checkpoint(task));
      }
      int every = task.training().evaluateEvery();
      if (every > 0 && i % every == 0) {
        task.listener().evaluationDue(i, model);
      }
    }
    return new TrainingOutcome(model, last, false);
  }

  private static IterationReport report(int iteration, long seed) {
    double loss = 100.0 / iteration + seed;
    return new IterationReport(
        iteration,
        loss,
        loss / 2,
        Map.of("gates", loss / 4, "features", loss / 4),
        3,
        1e-3,
        1,
        Map.of("sparsity", 1.0));
  }

  private static Path checkpoint(TrainingTask task) {
    return task.checkpoints().orElseThrow().resolve("last");
  }

  private static void write(Path file, int iteration) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, Integer.toString(iteration));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public TrainedModel load(Path folder) {
    return FakeModel.load(folder, (GenerativeModelConfig) RunConfig.DEFAULTS.model());
  }

  @Override
  public void close() {}
}
