package org.sdlgm.experiment.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.progress.TrainingProgress;
import org.sdlgm.experiment.run.MetricsLog;
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
  /** How many iterations' lines a log has at most, beside the last ones. */
  private static final int MAX_LINES = 20_000;

  /** Every one of the last iterations is kept: results are quoted as means over them. */
  private static final int WHOLE_TAIL = 1000;

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private final RunFolder folder;
  private final RunConfig config;
  private final Dataset dataset;
  private final Task task;
  private final TrainingListener also;
  private BooleanSupplier stop = () -> false;
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
      TrainingProgress progress,
      TrainingListener also,
      RunRecord before) {
    this.folder = folder;
    this.config = config;
    this.dataset = dataset;
    this.task = task;
    this.progress = progress;
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
    secondsBefore = MetricsLog.read(folder.metrics()).seconds();
    begun = System.nanoTime();
    progress.started(iteration, iterations, secondsBefore);
    also.started(iteration, iterations);
  }

  @Override
  public void iterationFinished(IterationReport report) {
    done = report.iteration();
    if (isKept(report.iteration())) {
      log.ifPresent(l -> l.add(report, seconds()));
    }
    progress.advanced(report);
    also.iterationFinished(report);
  }

  /** Depends on nothing but the iteration, so that a resumed run keeps the same lines. */
  private boolean isKept(int iteration) {
    int stride = (iterations + MAX_LINES - 1) / MAX_LINES;
    return iteration % stride == 0 || iteration > iterations - WHOLE_TAIL;
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
