package org.sdlgm.experiment.task;

import java.util.List;
import java.util.Map;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.Evaluator;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.Progress;
import org.sdlgm.eval.split.CrossValidation;
import org.sdlgm.experiment.run.Validation;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.Model;

/** What a model is trained for: codes of observations, or their labels and counts. */
public interface Task {
  /** How many observations a model is given at once. */
  int BATCH = 500;

  /**
   * The task of a model.
   *
   * @param model its configuration
   * @param evaluator of all metrics
   */
  static Task of(ModelConfig model, Evaluator evaluator) {
    return model instanceof LabelModelConfig ? new LabelsTask() : new CodesTask(evaluator);
  }

  /**
   * The measures that are meant by a configuration's names: those that are defined here.
   *
   * @param said the configuration's names
   * @param values of the model's latent
   * @throws org.sdlgm.error.ConfigurationException if there is no measure of a name
   */
  List<String> measures(List<String> said, LatentValues values);

  /**
   * What a measure is.
   *
   * @param name of the measure
   * @throws org.sdlgm.error.ConfigurationException if there is none of that name
   */
  Description describe(String name);

  /**
   * Measures a model.
   *
   * @param model of this task
   * @param part the observations, and their labels where the task has any
   * @param config of the model's run: its evaluation names the measures
   * @param progress is told how far it is
   * @throws org.sdlgm.error.DataException if the part has no observations, or not the model's
   *     labels
   */
  List<Measurement> measure(Model model, DataPart part, RunConfig config, Progress progress);

  /**
   * The few measures that are followed in the course of a training, by name.
   *
   * @param model of this task
   * @param part the first observations of the test part
   * @param config of the run
   */
  Map<String, Estimate> curve(Model model, DataPart part, RunConfig config);

  /**
   * An empty score of a cross-validation.
   *
   * @param config of the run
   * @param dataset what is split
   * @param deals the folds, one deal after the other
   */
  Scores scores(RunConfig config, Dataset dataset, List<CrossValidation> deals);

  /** What the folds' models come to together. */
  interface Scores {
    /**
     * Adds a fold.
     *
     * @param deal which deal of the folds, from 0
     * @param fold which of its folds, from 0
     * @param model trained without the fold
     * @param data the fold is its test part
     */
    void add(int deal, int fold, Model model, Dataset data);

    /** Every measure by name. */
    Map<String, Validation.Score> all();
  }

  /**
   * The evaluation with the measures that are meant.
   *
   * @param evaluation as configured
   * @param values of the model's latent
   */
  default EvaluationConfig complete(EvaluationConfig evaluation, LatentValues values) {
    return evaluation.withMetrics(measures(evaluation.metrics(), values));
  }
}
