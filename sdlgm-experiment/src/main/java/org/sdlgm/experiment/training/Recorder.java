package org.sdlgm.experiment.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.Evaluator;
import org.sdlgm.eval.PartEvaluation;
import org.sdlgm.eval.bound.Bounds;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.progress.TrainingProgress;
import org.sdlgm.experiment.run.MetricsLog;
import org.sdlgm.experiment.run.MetricsLog.Measurement;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.run.RunRecord;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.training.IterationReport;
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
  private final Evaluator evaluator;
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
      Evaluator evaluator,
      TrainingProgress progress,
      RunRecord before) {
    this.folder = folder;
    this.config = config;
    this.dataset = dataset;
    this.evaluator = evaluator;
    this.progress = progress;
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
  }

  @Override
  public void iterationFinished(IterationReport report) {
    done = report.iteration();
    if (isKept(report.iteration())) {
      log.ifPresent(l -> l.add(report, seconds()));
    }
    progress.advanced(report);
  }

  /** Depends on nothing but the iteration, so that a resumed run keeps the same lines. */
  private boolean isKept(int iteration) {
    int stride = (iterations + MAX_LINES - 1) / MAX_LINES;
    return iteration % stride == 0 || iteration > iterations - WHOLE_TAIL;
  }

  @Override
  public void evaluationDue(int iteration, TrainedModel model) {
    PartEvaluation evaluation =
        PartEvaluation.of(
                model,
                dataset.test(),
                dataset.shape(),
                config.training().batchSize(),
                config.evaluation().seed())
            .first(config.evaluation().curveObservations());
    Map<String, Estimate> bounds = new LinkedHashMap<>();
    evaluator
        .measure(evaluation, Bounds.usual(model.description().values()))
        .forEach(measured -> bounds.put(measured.description().name(), measured.estimate()));
    log.ifPresent(l -> l.add(new Measurement(iteration, "test", bounds)));
  }

  @Override
  public void evaluationDue(int iteration, TrainedTagger tagger) {
    DataPart part = SelectedRows.first(dataset.test(), config.evaluation().curveObservations());
    Estimate loss = Estimate.of(TaggedPart.of(tagger, part, Measuring.BATCH).losses());
    log.ifPresent(l -> l.add(new Measurement(iteration, "test", Map.of("label-loss", loss))));
  }

  @Override
  public void close() {
    progress.close();
    log.ifPresent(MetricsLog::close);
  }
}
