package org.sdlgm.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sdlgm.cli.progress.MeasuringDisplay;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.split.HeldOut;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.experiment.input.Part;
import org.sdlgm.experiment.output.MetricTable;
import org.sdlgm.experiment.progress.MeasuringProgress;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.task.Task;
import org.sdlgm.model.Model;
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
    boolean isOfLabels = RunFolder.open(trained.run()).config().model() instanceof LabelModelConfig;
    if (isOfLabels && !bounds.isEmpty()) {
      throw new ConfigurationException(
          "--bound is of generative models, and "
              + trained.run()
              + " is one of labels: choose by --metric");
    }
    if (!isOfLabels && thresholds.areGiven()) {
      throw new ConfigurationException(
          "--threshold is of models of labels, and " + trained.run() + " is a generative one");
    }
    try (LoadedRun<Model> loaded = trained.openAny(common)) {
      measure(loaded, isOfLabels);
    }
    return 0;
  }

  private void measure(LoadedRun<Model> loaded, boolean isOfLabels) {
    RunConfig config = asked(loaded.config());
    Task task = loaded.framework().task(config.model());
    // Before the data is read: a name that is wrong is said at once.
    config.evaluation().metrics().forEach(task::describe);
    Dataset dataset = data(loaded);
    DataPart measured = SelectedRows.first(part.of(dataset), limit.orElse(Integer.MAX_VALUE));
    common.tell(
        "%d %s observations of %s".formatted(measured.count(), part, dataset.name())
            + (isOfLabels ? ", threshold " + thresholds.over(config.evaluation()).describe() : ""));
    try (MeasuringProgress progress = new MeasuringDisplay(common.display())) {
      MetricTable.print(task.measure(loaded.model(), measured, config, progress), common.out());
    }
  }

  /** The run's configuration, with what the options ask for. */
  private RunConfig asked(RunConfig config) {
    List<String> names = Stream.concat(bounds.stream(), metrics.stream()).toList();
    EvaluationConfig evaluation = config.evaluation();
    return config.withEvaluation(
        evaluation
            .withMetrics(names.isEmpty() ? evaluation.metrics() : names)
            .withThresholds(thresholds.over(evaluation).values()));
  }

  private Dataset data(LoadedRun<?> loaded) {
    RunConfig config = loaded.config();
    Dataset dataset =
        HeldOut.of(
            loaded.framework().load(config.dataset(), common.location()), config.evaluation());
    List<String> changed = RunFolder.open(trained.run()).record().changed(dataset.sums());
    if (!changed.isEmpty()) {
      common.tell(
          "not as they were when the run was trained, so that what it learned from may be measured"
              + " here: "
              + String.join(", ", changed));
    }
    return dataset;
  }
}
