package org.sdlgm.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sdlgm.cli.input.ObservationSource;
import org.sdlgm.cli.input.Part;
import org.sdlgm.cli.input.TableObservations;
import org.sdlgm.cli.output.LabelTable;
import org.sdlgm.cli.run.FileTrouble;
import org.sdlgm.data.Observations;
import org.sdlgm.eval.decision.Thresholds;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.storage.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdlgm predict}. */
@Command(
    name = "predict",
    header = "Predict the labels of new observations, with their probabilities.",
    footer = {
      "  sdlgm predict runs/music-TIME -i new.arff -o labels.csv",
      "  sdlgm predict runs/music-TIME -i new.csv -o labels.csv --threshold 0.3",
      "  sdlgm predict runs/multilabel-TIME -i multilabel -o labels.csv",
      "",
      "A row per observation: the labels whose probability reaches the threshold, the",
      "expected number of labels, the most probable number, and each label's",
      "probability. A table's attributes are matched by name with those that the model",
      "was trained on; it may have labels, which are not read."
    })
final class PredictCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private EngineOptions engine;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "DATA",
      description = "An ARFF or CSV file, or a dataset's name.")
  private String input;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The table of labels, in CSV; replaced if there is one.")
  private Path output;

  @Option(
      names = "--part",
      paramLabel = "test|training",
      description = "Which part of a dataset (default: test).")
  private Optional<Part> part = Optional.empty();

  @Option(
      names = "--threshold",
      split = ",",
      paramLabel = "P",
      description = "One for all labels, or one for each (default: the run's).")
  private List<Double> thresholds = new ArrayList<>();

  @Override
  public Integer call() {
    try (LoadedRun<TrainedTagger> loaded = LoadedRun.openTagger(run, common, engine)) {
      Observations observations = observations(loaded);
      Thresholds chosen =
          new Thresholds(
              thresholds.isEmpty() ? loaded.config().evaluation().thresholds() : thresholds);
      write(loaded.model(), observations, chosen);
      common
          .out()
          .println(
              "labels of %d observations in %s, threshold %s"
                  .formatted(observations.count(), output, chosen.describe()));
    }
    return 0;
  }

  private Observations observations(LoadedRun<TrainedTagger> loaded) {
    String name = input.toLowerCase(Locale.ROOT);
    if (part.isEmpty() && name.matches(".*\\.(arff|csv)(\\.gz)?")) {
      TableObservations table = TableObservations.read(Path.of(input), loaded.model());
      if (!table.unknown().isEmpty()) {
        common.tell("passing over " + table.unknown());
      }
      return table.observations();
    }
    return new ObservationSource(loaded.framework(), common.location(), loaded.config().dataset())
        .find(input, part, loaded.shape());
  }

  private void write(TrainedTagger tagger, Observations observations, Thresholds chosen) {
    LabelTable table = new LabelTable(tagger.description().labels().names(), chosen);
    try (AtomicFile file = AtomicFile.create(output)) {
      file.stream().write(table.header().getBytes(StandardCharsets.UTF_8));
      for (int from = 0; from < observations.count(); from += LoadedRun.BATCH) {
        int to = Math.min(observations.count(), from + LoadedRun.BATCH);
        String rows = table.rows(from, tagger.predict(observations.rows(from, to)));
        file.stream().write(rows.getBytes(StandardCharsets.UTF_8));
      }
      file.commit();
    } catch (IOException e) {
      throw FileTrouble.writing(output, e);
    }
  }
}
