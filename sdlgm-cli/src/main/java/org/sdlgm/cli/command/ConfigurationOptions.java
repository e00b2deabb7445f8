package org.sdlgm.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.preset.Presets;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to train, and on what. */
final class ConfigurationOptions {
  @Parameters(
      paramLabel = "PRESET|FILE",
      description = "A preset (bars, fashion-mnist, mnist, multilabel, ...) or a YAML file.")
  private String source;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = "Set any field of the configuration; may be given again.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Of weights, noise and data order.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--quick",
      description = "Fewer iterations, cheaper metrics: to see it work, not to quote.")
  private boolean quick;

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "Columns in a row of digits, of the dataset digit-columns.")
  private Optional<Integer> columns = Optional.empty();

  @Option(names = "--arff", paramLabel = "FILE", description = "Train on your own table, in ARFF.")
  private Optional<Path> arff = Optional.empty();

  @Option(names = "--csv", paramLabel = "FILE", description = "Train on your own table, in CSV.")
  private Optional<Path> csv = Optional.empty();

  @Option(
      names = "--images",
      paramLabel = "DIR|FILE",
      description = {
        "Count on your own images, in a folder or an IDX file: --csv names each, and says how"
            + " often each thing is on it."
      })
  private Optional<Path> images = Optional.empty();

  @Option(
      names = "--labels",
      split = ",",
      paramLabel = "FILE|NAME",
      description = {
        "Which of the table's columns are labels: Mulan's label header in XML, or their names,"
            + " with commas between."
      })
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "A table to test on (default: a quarter of the rows is drawn).")
  private Optional<Path> test = Optional.empty();

  /** The configuration as the user wrote it, with what was said on the command line. */
  RunConfig configuration(CommonOptions common, EngineOptions engine) {
    return configuration(Presets::find, common, engine);
  }

  /** The same of a source that is understood in another way. */
  RunConfig configuration(
      Function<String, RunConfig> find, CommonOptions common, EngineOptions engine) {
    RunConfig config = find.apply(source);
    if (quick) {
      config = Presets.quick(config);
      common.tell("--quick: fewer iterations, cheaper metrics; its numbers are not to be quoted");
    }
    Optional<Path> table = table();
    config =
        config
            .withName(table.map(file -> Presets.runName(file)).orElse(config.name()))
            .withSeed(seed.orElse(config.seed()))
            .withBackend(engine.over(config.backend()))
            .withDataset(table.map(this::dataset).orElse(config.dataset()));
    if (columns.isPresent()) {
      config = config.with("dataset.columns", columns.get());
    }
    for (String assignment : assignments) {
      config = ConfigText.set(config, assignment);
    }
    return config;
  }

  /** Whether less is to be done than could be quoted. */
  boolean isQuick() {
    return quick;
  }

  private Optional<Path> table() {
    if (arff.isPresent() && csv.isPresent()) {
      throw new ConfigurationException("--arff and --csv both name a table: give one of them");
    }
    Optional<Path> table = arff.or(() -> csv);
    if (images.isPresent() && (csv.isEmpty() || !labels.isEmpty())) {
      throw new ConfigurationException(
          "--images needs --csv, a table of counts, and no --labels: all columns but the first"
              + " count");
    }
    if (table.isEmpty() && (test.isPresent() || !labels.isEmpty())) {
      throw new ConfigurationException(
          (test.isPresent() ? "--test" : "--labels")
              + " is of a table of your own: name it with --arff or --csv");
    }
    csv.ifPresent(
        file -> {
          if (!file.toString().toLowerCase(Locale.ROOT).matches(".*\\.csv(\\.gz)?")) {
            throw new ConfigurationException(
                "--csv " + file + ": its name must end with .csv or .csv.gz");
          }
          if (labels.isEmpty() && images.isEmpty()) {
            throw new ConfigurationException(
                "--csv "
                    + file
                    + ": say with --labels which columns are labels, or with --images where the"
                    + " images are that it counts on");
          }
        });
    return table;
  }

  /** Files by their whole paths, so that the run can go on from any folder. */
  private ComponentConfig dataset(Path table) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("file", whole(table));
    test.ifPresent(file -> options.put("test", whole(file)));
    if (images.isPresent()) {
      options.put("images", whole(images.get()));
      return new ComponentConfig("counts", options);
    }
    if (labels.size() == 1 && isFile(labels.get(0))) {
      options.put("labels", whole(Path.of(labels.get(0))));
    } else if (!labels.isEmpty()) {
      options.put("labelNames", labels);
    }
    return new ComponentConfig("arff", options);
  }

  private static boolean isFile(String label) {
    return label.toLowerCase(Locale.ROOT).endsWith(".xml") || Files.isRegularFile(Path.of(label));
  }

  private static String whole(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }
}
