package org.sdlgm.experiment.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.Evaluator;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.Progress;
import org.sdlgm.eval.decision.CrossFitted;
import org.sdlgm.eval.decision.FoldPredictions;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.eval.split.CrossValidation;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.progress.RunProgress;
import org.sdlgm.experiment.progress.TrainingProgress;
import org.sdlgm.experiment.run.Provenance;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.run.RunRecord;
import org.sdlgm.experiment.run.RunRecord.Status;
import org.sdlgm.experiment.run.ScratchFolder;
import org.sdlgm.experiment.run.Validation;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.model.Model;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingTask;

/**
 * A cross-validation's course: a model for each fold of each deal, one after the other, and none is
 * kept. One that was stopped begins anew.
 */
final class ValidationCourse {
  private static final double NANOS = 1e9;

  private final Evaluator evaluator;
  private final RunProgress progress;
  private final RunConfig config;
  private final RunFolder folder;
  private final Backend backend;
  private final List<CrossValidation> deals;
  private final Dataset dataset;

  ValidationCourse(
      Evaluator evaluator,
      RunProgress progress,
      RunConfig config,
      RunFolder folder,
      Backend backend,
      Dataset dataset) {
    this.evaluator = evaluator;
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
    Scores scores =
        config.model() instanceof LabelModelConfig ? new LabelScores() : new MetricScores();
    EvaluationConfig evaluation = config.evaluation();
    int iterations = config.training().iterations();
    try (StopSignal stop = StopSignal.listen(progress::stopping);
        TrainingProgress shown = progress.training()) {
      shown.started(0, iterations * evaluation.validationModels(), 0);
      for (int index = 0; index < evaluation.validationModels(); index++) {
        int deal = index / evaluation.folds();
        int fold = index % evaluation.folds();
        Dataset data = deals.get(deal).fold(fold);
        Trained trained = train(index * iterations, data, shown, stop);
        try (Model model = trained.model()) {
          if (trained.stopped()) {
            folder.write(record.at(Status.INTERRUPTED, 0, seconds(begun), Provenance.now()));
            progress.stopped(index * iterations + trained.iterations(), folder.path());
            return new TrainingRun.Result(folder, true, trained.iterations(), List.of());
          }
          scores.add(deal, fold, model, data);
        }
      }
    }
    Map<String, Validation.Score> all = scores.all();
    folder.write(new Validation(evaluation.folds(), evaluation.repeats(), seconds(begun), all));
    int done = iterations * evaluation.validationModels();
    folder.write(record.at(Status.FINISHED, done, seconds(begun), Provenance.now()));
    return new TrainingRun.Result(folder, false, done, measured(all));
  }

  private static double seconds(long begun) {
    return Math.round((System.nanoTime() - begun) / NANOS * 1000) / 1000.0;
  }

  private Trained train(int before, Dataset data, TrainingProgress shown, StopSignal stop) {
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void iterationFinished(IterationReport report) {
            shown.advanced(later(report, before));
          }
        };
    try (ScratchFolder checkpoints = ScratchFolder.create()) {
      TrainingTask task =
          new TrainingTask(
              config.model(),
              config.training(),
              config.seed(),
              data,
              checkpoints.path(),
              listener,
              stop);
      return Trained.by(backend, task, false);
    }
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
                    description(name), Estimate.exact(score.value(), dataset.training().count()))));
    return measured;
  }

  private Description description(String name) {
    return config.model() instanceof LabelModelConfig
        ? TaggedPart.measure(name)
        : evaluator.metric(name).description();
  }

  /** Gathers what the models of the folds are worth. */
  private interface Scores {
    void add(int deal, int fold, Model model, Dataset data);

    Map<String, Validation.Score> all();
  }

  /** Means over the folds' observations. */
  private final class MetricScores implements Scores {
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private int observations;

    @Override
    public void add(int deal, int fold, Model model, Dataset data) {
      DataPart measuredOn = SelectedRows.measured(data.test(), config.evaluation());
      observations += measuredOn.count();
      Measuring.of(evaluator, config, Progress.NONE)
          .measure(model, measuredOn, data.shape())
          .forEach(
              measured ->
                  sums.merge(
                      measured.description().name(),
                      measured.estimate().mean() * measuredOn.count(),
                      Double::sum));
    }

    @Override
    public Map<String, Validation.Score> all() {
      Map<String, Validation.Score> scores = new LinkedHashMap<>();
      sums.forEach(
          (name, sum) -> scores.put(name, new Validation.Score(sum / observations, List.of())));
      return scores;
    }
  }

  /** Measures of all predictions, each of a model that has not seen what it predicts. */
  private final class LabelScores implements Scores {
    private final List<FoldPredictions> predictions =
        deals.stream().map(deal -> new FoldPredictions(labels(), deal.folds())).toList();

    private Labels labels() {
      return dataset
          .training()
          .labels()
          .orElseThrow(
              () ->
                  new ConfigurationException(
                      "the dataset " + dataset.name() + " has no labels to learn"));
    }

    @Override
    public void add(int deal, int fold, Model model, Dataset data) {
      TrainedTagger tagger = (TrainedTagger) model;
      predictions
          .get(deal)
          .add(fold, TaggedPart.predict(tagger, data.test().observations(), Measuring.BATCH));
    }

    @Override
    public Map<String, Validation.Score> all() {
      Map<String, Validation.Score> scores = new LinkedHashMap<>();
      for (String name : config.evaluation().metrics()) {
        CrossFitted fitted = FoldPredictions.measure(predictions, name);
        scores.put(name, new Validation.Score(fitted.value(), fitted.thresholds().values()));
      }
      return scores;
    }
  }
}
