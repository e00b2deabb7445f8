package org.sdlgm.experiment.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.split.CrossValidation;
import org.sdlgm.experiment.progress.RunProgress;
import org.sdlgm.experiment.progress.TrainingProgress;
import org.sdlgm.experiment.run.Provenance;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.run.RunRecord;
import org.sdlgm.experiment.run.RunRecord.Status;
import org.sdlgm.experiment.run.Validation;
import org.sdlgm.experiment.task.Task;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.Model;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/**
 * A cross-validation's course: a model for each fold of each deal, one after the other, and none is
 * kept. One that was stopped begins anew.
 */
final class ValidationCourse {
  private static final double NANOS = 1e9;

  private final Task task;
  private final RunProgress progress;
  private final RunConfig config;
  private final RunFolder folder;
  private final Backend backend;
  private final List<CrossValidation> deals;
  private final Dataset dataset;

  ValidationCourse(
      Task task,
      RunProgress progress,
      RunConfig config,
      RunFolder folder,
      Backend backend,
      Dataset dataset) {
    this.task = task;
    this.progress = progress;
    this.config = config;
    this.folder = folder;
    this.backend = backend;
    this.dataset = dataset;
    EvaluationConfig evaluation = config.evaluation();
    this.deals =
        LongStream.range(0, evaluation.repeats())
            .map(deal -> evaluation.seed() + deal)
            .mapToObj(seed -> CrossValidation.of(dataset, evaluation.folds(), seed))
            .toList();
  }

  TrainingRun.Result run(RunRecord record) {
    long begun = System.nanoTime();
    folder.write(record.at(Status.RUNNING, 0, 0, Provenance.now()));
    try {
      return measureAll(record, begun);
    } catch (RuntimeException e) {
      markFailed(record, begun, e);
      throw e;
    }
  }

  private void markFailed(RunRecord record, long begun, RuntimeException failure) {
    try {
      folder.write(record.at(Status.FAILED, 0, seconds(begun), Provenance.now()));
    } catch (RuntimeException second) {
      // What failed first, such as a full disk, is what the user must hear of.
      failure.addSuppressed(second);
    }
  }

  private TrainingRun.Result measureAll(RunRecord record, long begun) {
    Task.Scores scores = task.scores(config, dataset, deals);
    EvaluationConfig evaluation = config.evaluation();
    int iterations = config.training().iterations();
    try (StopSignal stop = StopSignal.listen(progress::stopping);
        TrainingProgress shown = progress.training()) {
      shown.started(0, iterations * evaluation.validationModels(), 0);
      for (int index = 0; index < evaluation.validationModels(); index++) {
        int deal = index / evaluation.folds();
        int fold = index % evaluation.folds();
        Dataset data = deals.get(deal).fold(fold);
        TrainingOutcome trained = train(index * iterations, data, shown, stop);
        try (Model model = trained.model()) {
          if (trained.stopped()) {
            folder.write(record.at(Status.INTERRUPTED, 0, seconds(begun), Provenance.now()));
            progress.stopped(index * iterations + trained.iterations(), folder.path());
            return new TrainingRun.Result(
                folder, true, trained.iterations(), List.of(), Optional.empty());
          }
          scores.add(deal, fold, model, data);
        }
      }
    }
    Map<String, Validation.Score> all = scores.all();
    folder.write(new Validation(evaluation.folds(), evaluation.repeats(), seconds(begun), all));
    int done = iterations * evaluation.validationModels();
    folder.write(record.at(Status.FINISHED, done, seconds(begun), Provenance.now()));
    return new TrainingRun.Result(folder, false, done, measured(all), Optional.empty());
  }

  private static double seconds(long begun) {
    return Math.round((System.nanoTime() - begun) / NANOS * 1000) / 1000.0;
  }

  private TrainingOutcome train(int before, Dataset data, TrainingProgress shown, StopSignal stop) {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void iterationFinished(IterationReport report) {
            shown.advanced(later(report, before));
          }

          @Override
          public boolean stopRequested() {
            return stop.getAsBoolean();
          }
        };
    return backend.train(TrainingTask.of(config, data, listener));
  }

  /** The same report, some iterations later. */
  private static IterationReport later(IterationReport report, int iterations) {
    return new IterationReport(
        report.iteration() + iterations,
        report.loss(),
        report.reconstruction(),
        report.divergences(),
        report.meanFeatures(),
        report.learningRate(),
        report.gradientNorm(),
        report.temperatures(),
        report.labelLoss());
  }

  private List<Measurement> measured(Map<String, Validation.Score> scores) {
    List<Measurement> measured = new ArrayList<>();
    scores.forEach(
        (name, score) ->
            measured.add(
                new Measurement(
                    task.describe(name),
                    Estimate.exact(score.value(), dataset.training().count()))));
    return measured;
  }
}
