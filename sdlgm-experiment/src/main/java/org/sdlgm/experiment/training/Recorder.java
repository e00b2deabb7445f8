package org.sdlgm.experiment.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.progress.RunProgress;
import org.sdlgm.experiment.progress.TrainingProgress;
import org.sdlgm.experiment.run.MetricsLog;
import org.sdlgm.experiment.run.MetricsLog.Gap;
import org.sdlgm.experiment.run.MetricsLog.Measurement;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.run.RunRecord;
import org.sdlgm.experiment.task.Task;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.Model;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.StepTiming;
import org.sdlgm.training.TrainingListener;

/** Keeps a training's metrics in the run folder, and shows how far it is. */
final class Recorder implements TrainingListener, AutoCloseable {
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private final RunFolder folder;
  private final RunConfig config;
  private final Dataset dataset;
  private final Task task;
  private final TrainingListener also;
  private BooleanSupplier stop = () -> false;
  private final RunProgress run;
  private final TrainingProgress progress;
  private Optional<MetricsLog> log = Optional.empty();
  private long begun = System.nanoTime();
  private double secondsBefore;
  private int iterations;
  private int done;

  Recorder(
      RunFolder folder,
      RunConfig config,
      Dataset dataset,
      Task task,
      RunProgress run,
      TrainingListener also,
      RunRecord before) {
    this.folder = folder;
    this.config = config;
    this.dataset = dataset;
    this.task = task;
    this.run = run;
    this.progress = run.training();
    this.also = also;
    this.done = before.iterations();
    this.secondsBefore = before.seconds();
  }

  /** How many iterations are done in all. */
  int iterations() {
    return done;
  }

  /** Seconds of training in all, over all of the run's starts. */
  double seconds() {
    double now = (System.nanoTime() - begun) / NANOS;
    return Math.round((secondsBefore + now) * MILLIS) / MILLIS;
  }

  @Override
  public void started(int iteration, int iterations) {
    this.iterations = iterations;
    this.done = iteration;
    log = Optional.of(MetricsLog.open(folder.metrics(), iteration));
    MetricsLog.History history = MetricsLog.read(folder.metrics());
    secondsBefore = history.seconds();
    List<Gap> gaps = MetricsLog.gaps(history.iterations(), iteration, iterations);
    if (!gaps.isEmpty()) {
      run.incomplete(folder.metrics(), gaps);
    }
    begun = System.nanoTime();
    progress.started(iteration, iterations, secondsBefore);
    also.started(iteration, iterations);
  }

  @Override
  public void iterationFinished(IterationReport report) {
    done = report.iteration();
    if (MetricsLog.isKept(report.iteration(), iterations)) {
      log.ifPresent(l -> l.add(report, seconds()));
    }
    progress.advanced(report);
    also.iterationFinished(report);
  }

  @Override
  public void evaluationDue(int iteration, Model model) {
    DataPart part = SelectedRows.first(dataset.test(), config.evaluation().curveObservations());
    Map<String, Estimate> bounds = task.curve(model, part, config);
    log.ifPresent(l -> l.add(new Measurement(iteration, "test", bounds)));
    also.evaluationDue(iteration, model);
  }

  @Override
  public void iterationTimed(StepTiming timing) {
    also.iterationTimed(timing);
  }

  @Override
  public void checkpointWritten(int iteration, Path checkpoint) {
    also.checkpointWritten(iteration, checkpoint);
  }

  /** Ends the training once the condition holds. */
  void stopIf(BooleanSupplier condition) {
    stop = condition;
  }

  @Override
  public boolean stopRequested() {
    return stop.getAsBoolean() || also.stopRequested();
  }

  @Override
  public void close() {
    progress.close();
    log.ifPresent(MetricsLog::close);
  }
}
