package org.sdlgm.experiment.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.Progress;
import org.sdlgm.eval.decision.CrossFitted;
import org.sdlgm.eval.decision.FoldPredictions;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.eval.decision.Thresholds;
import org.sdlgm.eval.split.CrossValidation;
import org.sdlgm.experiment.run.Validation;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.Model;

/** Tagging and counting, by a model of labels: measures of sets and of counts. */
record LabelsTask() implements Task {
  @Override
  public List<String> measures(List<String> said, LatentValues values) {
    List<String> names =
        said.equals(EvaluationConfig.DEFAULTS.metrics()) ? TaggedPart.measures() : said;
    names.forEach(TaggedPart::measure);
    return names;
  }

  @Override
  public Description describe(String name) {
    return TaggedPart.measure(name);
  }

  @Override
  public List<Measurement> measure(
      Model model, DataPart part, RunConfig config, Progress progress) {
    EvaluationConfig evaluation = config.evaluation();
    return TaggedPart.of(model.tagger(), part, BATCH)
        .measurements(evaluation.metrics(), new Thresholds(evaluation.thresholds()));
  }

  @Override
  public Map<String, Estimate> curve(Model model, DataPart part, RunConfig config) {
    double[] losses = TaggedPart.of(model.tagger(), part, BATCH).losses();
    return Map.of("label-loss", Estimate.of(losses));
  }

  @Override
  public Scores scores(RunConfig config, Dataset dataset, List<CrossValidation> deals) {
    return new Predictions(config, labels(dataset), deals);
  }

  private static Labels labels(Dataset dataset) {
    return dataset
        .training()
        .labels()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "the dataset " + dataset.name() + " has no labels to learn"));
  }

  /** The predictions of all folds, measured together, with thresholds fitted across them. */
  private static final class Predictions implements Scores {
    private final RunConfig config;
    private final List<FoldPredictions> predictions;

    Predictions(RunConfig config, Labels labels, List<CrossValidation> deals) {
      this.config = config;
      this.predictions =
          deals.stream().map(deal -> new FoldPredictions(labels, deal.folds())).toList();
    }

    @Override
    public void add(int deal, int fold, Model model, Dataset data) {
      predictions
          .get(deal)
          .add(fold, TaggedPart.predict(model.tagger(), data.test().observations(), BATCH));
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
