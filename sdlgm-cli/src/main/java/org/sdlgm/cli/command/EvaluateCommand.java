package org.sdlgm.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sdlgm.cli.progress.MeasuringDisplay;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.PartEvaluation;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.eval.decision.Thresholds;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.input.Part;
import org.sdlgm.experiment.output.MetricTable;
import org.sdlgm.experiment.progress.MeasuringProgress;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.model.TrainedTagger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdlgm evaluate}. */
@Command(
    name = "evaluate",
    header = "Measure a trained model: bounds in nats per observation, or measures of labels.",
    footer = {
      "  sdlgm evaluate runs/mnist-TIME",
      "  sdlgm evaluate runs/mnist-TIME --bound relaxed,discrete,gated,iw-100",
      "  sdlgm evaluate runs/mnist-TIME --metric features-in-use,hoyer --part training",
      "  sdlgm evaluate runs/mnist-TIME --bound iw-1000 --limit 500",
      "",
      "Bounds are negative, in nats per observation: lower is better. 'relaxed' is the",
      "paper's criterion; 'discrete', 'gated' and 'iw-K' are true bounds on log p(x),",
      "of codes as they are stored. A model with real latents (gaussian, cauchy) has one",
      "in their place, 'elbo'; and 'iw-K'.",
      "",
      "  sdlgm evaluate runs/multilabel-TIME --metric micro-f1,macro-f1 --threshold 0.3",
      "",
      "A model of labels is measured by both decision rules: a label is there whose",
      "probability reaches the threshold; and, with '(bag)', the most probable number",
      "of labels, then as many of the most probable ones. Fractions are from 0 to 1."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions trained;

  @Option(
      names = "--bound",
      split = ",",
      paramLabel = "NAME",
      description = "relaxed, discrete, gated, elbo, iw-K with K samples.")
  private List<String> bounds = new ArrayList<>();

  @Option(
      names = "--metric",
      split = ",",
      paramLabel = "NAME",
      description = "Any metric of 'sdlgm list metrics'. Without --bound and --metric: the run's.")
  private List<String> metrics = new ArrayList<>();

  @Option(
      names = "--part",
      paramLabel = "test|training",
      description = "Which data (default: ${DEFAULT-VALUE}).")
  private Part part = Part.TEST;

  @Option(names = "--limit", paramLabel = "N", description = "Only the first N observations.")
  private Optional<Integer> limit = Optional.empty();

  @Mixin private ThresholdOptions thresholds;

  @Override
  public Integer call() {
    if (limit.orElse(1) < 1) {
      throw new ConfigurationException("--limit is " + limit.get() + "; it must be at least 1");
    }
    return RunFolder.open(trained.run()).config().model() instanceof LabelModelConfig
        ? evaluateTagger()
        : evaluateModel();
  }

  private int evaluateTagger() {
    if (!bounds.isEmpty()) {
      throw new ConfigurationException(
          "--bound is of generative models, and "
              + trained.run()
              + " is one of labels: choose by --metric");
    }
    try (LoadedRun<TrainedTagger> loaded = trained.openTagger(common)) {
      Dataset dataset = data(loaded);
      DataPart measured = SelectedRows.first(part.of(dataset), limit.orElse(Integer.MAX_VALUE));
      EvaluationConfig evaluation = loaded.config().evaluation();
      Thresholds chosen = thresholds.over(evaluation);
      common.tell(
          "%d %s observations of %s, threshold %s"
              .formatted(measured.count(), part, dataset.name(), chosen.describe()));
      List<Measurement> all =
          TaggedPart.of(loaded.model(), measured, LoadedRun.BATCH)
              .measurements(metrics.isEmpty() ? evaluation.metrics() : metrics, chosen);
      MetricTable.print(all, common.out());
    }
    return 0;
  }

  private int evaluateModel() {
    if (thresholds.areGiven()) {
      throw new ConfigurationException(
          "--threshold is of models of labels, and " + trained.run() + " is a generative one");
    }
    try (LoadedRun<TrainedModel> loaded = trained.open(common)) {
      List<String> names = names(loaded);
      loaded.framework().evaluator().metrics(names);
      Dataset dataset = data(loaded);
      PartEvaluation evaluation =
          PartEvaluation.of(
                  loaded.model(),
                  part.of(dataset),
                  dataset.shape(),
                  loaded.config().training().batchSize(),
                  loaded.config().evaluation().seed())
              .first(limit.orElse(Integer.MAX_VALUE));
      common.tell(evaluation.part().count() + " " + part + " observations of " + dataset.name());
      try (MeasuringProgress progress = new MeasuringDisplay(common.display())) {
        MetricTable.print(
            loaded.framework().evaluator().measure(evaluation, names, progress), common.out());
      }
    }
    return 0;
  }

  private Dataset data(LoadedRun<?> loaded) {
    Dataset dataset = loaded.framework().load(loaded.config().dataset(), common.location());
    List<String> changed = RunFolder.open(trained.run()).record().changed(dataset.sums());
    if (!changed.isEmpty()) {
      common.tell(
          "not as they were when the run was trained, so that what it learned from may be measured"
              + " here: "
              + String.join(", ", changed));
    }
    return dataset;
  }

  private List<String> names(LoadedRun<TrainedModel> loaded) {
    List<String> asked = Stream.concat(bounds.stream(), metrics.stream()).toList();
    return asked.isEmpty() ? loaded.config().evaluation().metrics() : asked;
  }
}
