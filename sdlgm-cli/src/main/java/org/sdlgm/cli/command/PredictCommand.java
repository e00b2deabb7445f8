package org.sdlgm.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.data.RowRange;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.count.CountMeasure;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.eval.decision.Thresholds;
import org.sdlgm.experiment.input.ObservationSource;
import org.sdlgm.experiment.output.CountTable;
import org.sdlgm.experiment.output.LabelTable;
import org.sdlgm.experiment.output.PredictionTable;
import org.sdlgm.model.LabelPrediction;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.storage.Destination;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.OutputFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdlgm predict}. */
@Command(
    name = "predict",
    header = "Predict the labels of new observations, with their probabilities.",
    footer = {
      "  sdlgm predict runs/music-TIME -i new.arff -o labels.csv",
      "  sdlgm predict runs/music-TIME -i new.csv -o labels.csv --threshold 0.3",
      "  sdlgm predict runs/music-TIME -i new.csv -o labels.csv --bag",
      "  sdlgm predict runs/multilabel-TIME -i multilabel -o labels.csv",
      "  sdlgm predict runs/counts-TIME -i photos -o counts.csv",
      "",
      "A file is ARFF, CSV or IDX; a model of images also takes a folder of them.",
      "",
      "A row per observation: the labels whose probability reaches the threshold (or",
      "those of the most probable bag), the expected number of labels, the most",
      "probable number, and each label's probability. A table's attributes are matched",
      "by name with those that the model was trained on; it may have labels, which are",
      "not read. Models that were measured by counts say how often each thing is there:",
      "most probably, and on average."
    })
final class PredictCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions trained;
  @Mixin private OverwriteOption overwrite;
  @Mixin private InputOptions input;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The table of labels, in CSV; '-' is the standard output.")
  private Path output;

  @ArgGroup private Rule rule = new Rule();

  @Option(
      names = "--counts",
      negatable = true,
      description = "Write counts rather than probabilities (default: if the run measured counts).")
  private Optional<Boolean> counts = Optional.empty();

  /** How labels are decided on. */
  private static final class Rule extends ThresholdOptions {
    @Option(
        names = "--bag",
        description = "The most probable number of labels, then as many of the most probable.")
    private boolean bag;
  }

  @Override
  public Integer call() throws IOException {
    Destination destination = overwrite.destination(output, common, input.paths());
    try (LoadedRun<TrainedTagger> loaded = trained.openTagger(common);
        ObservationSource source = loaded.source(common)) {
      Observations observations = input.find(source, loaded.model(), common);
      boolean counting = counts.orElseGet(() -> !rule.bag && measuredCounts(loaded.config()));
      if (counting && rule.bag) {
        throw new ConfigurationException("--bag decides on labels, and --counts writes none");
      }
      write(loaded.model(), observations, table(loaded, observations, counting), destination);
      common.report(
          destination,
          "%s of %d observations in %s%s"
              .formatted(
                  counting ? "counts" : "labels",
                  observations.count(),
                  destination,
                  counting ? "" : ", by " + decision(loaded.config())));
    }
    return 0;
  }

  private static boolean measuredCounts(RunConfig config) {
    return CountMeasure.all().stream()
        .map(measure -> measure.description().name())
        .anyMatch(config.evaluation().metrics()::contains);
  }

  private String decision(RunConfig config) {
    return rule.bag
        ? "the most probable bag"
        : "the threshold " + rule.over(config.evaluation()).describe();
  }

  private PredictionTable table(
      LoadedRun<TrainedTagger> loaded, Observations observations, boolean counting) {
    List<String> names = loaded.model().description().labels().names();
    if (counting) {
      return new CountTable(
          names, row -> observations.origin(row).orElseGet(() -> Integer.toString(row + 1)));
    }
    Thresholds thresholds = rule.over(loaded.config().evaluation());
    return rule.bag
        ? new LabelTable(names, prediction -> bags(names, prediction))
        : new LabelTable(names, prediction -> thresholds.decide(names, prediction.probabilities()));
  }

  private static Labels bags(List<String> names, LabelPrediction prediction) {
    return TaggedPart.bags(names, prediction)
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "--bag is of models that know how many labels there are, such as sdlgm-dis;"
                        + " this one only ranks them: decide by --threshold"));
  }

  private static void write(
      TrainedTagger tagger,
      Observations observations,
      PredictionTable table,
      Destination destination) {
    try (OutputFile file = OutputFile.create(destination, PredictionTable.KIND)) {
      file.stream().write(table.header().getBytes(StandardCharsets.UTF_8));
      for (RowRange range : RowRange.over(observations.count(), LoadedRun.BATCH)) {
        String rows = table.rows(range.from(), tagger.predict(range.of(observations)));
        file.stream().write(rows.getBytes(StandardCharsets.UTF_8));
      }
      file.commit();
    } catch (IOException e) {
      throw FileTrouble.writing(destination.toString(), e);
    }
  }
}
