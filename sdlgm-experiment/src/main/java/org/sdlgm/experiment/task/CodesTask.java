package org.sdlgm.experiment.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.eval.Evaluator;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.PartEvaluation;
import org.sdlgm.eval.Progress;
import org.sdlgm.eval.bound.Bounds;
import org.sdlgm.eval.split.CrossValidation;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.run.Validation;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.Model;

/** Learning codes, by a generative model: bounds and measures of sparsity. */
record CodesTask(Evaluator evaluator) implements Task {
  @Override
  public List<String> measures(List<String> said, LatentValues values) {
    return evaluator.defined(said, values);
  }

  @Override
  public Description describe(String name) {
    return evaluator.metric(name).description();
  }

  @Override
  public List<Measurement> measure(
      Model model, DataPart part, RunConfig config, Progress progress) {
    return evaluator.measure(
        evaluation(model, part, config), config.evaluation().metrics(), progress);
  }

  @Override
  public Map<String, Estimate> curve(Model model, DataPart part, RunConfig config) {
    Map<String, Estimate> bounds = new LinkedHashMap<>();
    List<String> usual = Bounds.usual(model.generative().description().values());
    evaluator
        .measure(evaluation(model, part, config), usual)
        .forEach(measured -> bounds.put(measured.description().name(), measured.estimate()));
    return bounds;
  }

  private static PartEvaluation evaluation(Model model, DataPart part, RunConfig config) {
    return PartEvaluation.of(
        model.generative(),
        part,
        model.description().shape(),
        config.training().batchSize(),
        config.evaluation().seed());
  }

  @Override
  public Scores scores(RunConfig config, Dataset dataset, List<CrossValidation> deals) {
    return new Means(config);
  }

  /** Means over all observations of all folds. */
  private final class Means implements Scores {
    private final RunConfig config;
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private int observations;

    Means(RunConfig config) {
      this.config = config;
    }

    @Override
    public void add(int deal, int fold, Model model, Dataset data) {
      DataPart measured = SelectedRows.measured(data.test(), config.evaluation());
      observations += measured.count();
      for (Measurement each : measure(model, measured, config, Progress.NONE)) {
        double sum = each.estimate().mean() * measured.count();
        sums.merge(each.description().name(), sum, Double::sum);
      }
    }

    @Override
    public Map<String, Validation.Score> all() {
      Map<String, Validation.Score> scores = new LinkedHashMap<>();
      sums.forEach(
          (name, sum) -> scores.put(name, new Validation.Score(sum / observations, List.of())));
      return scores;
    }
  }
}
