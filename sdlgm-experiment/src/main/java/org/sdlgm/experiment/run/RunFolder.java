package org.sdlgm.experiment.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.Description;
import org.sdlgm.model.Model;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.InputFile;
import org.sdlgm.storage.OutputFile;
import org.sdlgm.storage.RunMark;

/** The folder of one run. */
public final class RunFolder {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final String RESULTS = "results.json";

  /** The trials of a search, in its own folder and in that of a run that it chose. */
  public static final String TRIALS = "trials.jsonl";

  private static final String VALIDATION = "validation.json";

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes the folder of a new run, {@code <name>-<time>}.
   *
   * @param runs the folder of runs; made if missing
   * @param name of the run
   * @param time of its start
   * @throws DataException if it cannot be made
   */
  public static RunFolder create(Path runs, String name, LocalDateTime time) {
    String base = name + "-" + TIME.format(time);
    try {
      Files.createDirectories(runs);
      for (int attempt = 1; ; attempt++) {
        Path path = runs.resolve(attempt == 1 ? base : base + "-" + attempt);
        try {
          return new RunFolder(Files.createDirectory(path));
        } catch (FileAlreadyExistsException e) {
          // Another run of this name began in this second: take the next number.
          if (attempt == 1000) {
            throw e;
          }
        }
      }
    } catch (IOException e) {
      throw FileTrouble.writing(runs, e);
    }
  }

  /**
   * The run that was begun in a folder, if it was: a process that is killed as it begins may leave
   * a record without a configuration.
   *
   * @param path of the folder, which need not be there
   */
  public static Optional<RunFolder> begun(Path path) {
    return RunMark.isOn(path) ? Optional.of(new RunFolder(path)) : Optional.empty();
  }

  /**
   * Makes the folder of a new run where none was {@link #begun}.
   *
   * @param path may have what a process left that was killed as it began
   * @throws ConfigurationException if anything else is in it
   * @throws DataException if it cannot be made
   */
  public static RunFolder beginAt(Path path) {
    try {
      Files.deleteIfExists(path.resolve(RunMark.CONFIG));
      Files.deleteIfExists(path.resolve(RunMark.RECORD));
    } catch (IOException e) {
      throw FileTrouble.writing(path, e);
    }
    return createAt(path);
  }

  /**
   * Makes the folder of a new run at a place of the user's choice.
   *
   * @param path must not be there yet, or be empty
   * @throws ConfigurationException if something is in it
   * @throws DataException if it cannot be made
   */
  public static RunFolder createAt(Path path) {
    try {
      if (Files.exists(path) && !isEmpty(path)) {
        throw new ConfigurationException(
            path + " is there already, and not empty: choose another --output, or resume it");
      }
      return new RunFolder(Files.createDirectories(path));
    } catch (IOException e) {
      throw FileTrouble.writing(path, e);
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    // Hidden files are locks, and what was being written when a process was killed.
    try (Stream<Path> files = Files.list(path)) {
      return files.allMatch(file -> file.getFileName().toString().startsWith("."));
    }
  }

  /**
   * Opens the folder of a run that was begun.
   *
   * @param path the folder
   * @throws ConfigurationException if it is none
   */
  public static RunFolder open(Path path) {
    if (!Files.exists(path)) {
      throw new ConfigurationException(
          "there is no " + path + ": give the folder of a run, such as runs/mnist-20260131-120000");
    }
    if (!Files.isDirectory(path) || !Files.isRegularFile(path.resolve(RunMark.CONFIG))) {
      throw new ConfigurationException(
          path + " is not the folder of a run: it has no " + RunMark.CONFIG);
    }
    return new RunFolder(path);
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** The folder of checkpoints. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /**
   * Whether there is anything to resume from. What a process left that was killed while it wrote
   * its first checkpoint, a hidden file, is nothing.
   */
  public boolean hasCheckpoints() {
    if (!Files.isDirectory(checkpoints())) {
      return false;
    }
    try (Stream<Path> files = Files.list(checkpoints())) {
      return files.anyMatch(file -> !file.getFileName().toString().startsWith("."));
    } catch (IOException e) {
      throw FileTrouble.reading(checkpoints(), e);
    }
  }

  /** The folder of the trained model. */
  public Path model() {
    return path.resolve("model");
  }

  /**
   * The folder of the trained model.
   *
   * @throws DataException if the training has not ended yet, or keeps no model
   */
  public Path trainedModel() {
    if (isCrossValidation()) {
      throw new DataException(
          path
              + " is a cross-validation, which keeps no model: train one without"
              + " evaluation.folds");
    }
    if (!Files.isDirectory(model())) {
      throw new DataException(
          path + " has no trained model yet: finish it with 'sdlgm resume " + path + "'");
    }
    return model();
  }

  /**
   * Reads the trained model, if it is this run's own.
   *
   * @param backend what it is to run on
   * @return the model; the caller closes it
   * @throws DataException if there is none, it is damaged, or it is another than the one that the
   *     run trained
   */
  public Model load(Backend backend) {
    Model model = backend.load(trainedModel());
    try {
      requireWidth(model.description());
      if (Files.exists(path.resolve(RunMark.RECORD))) {
        requireFingerprint(model.fingerprint(), record().model());
      }
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private void requireFingerprint(String found, String trained) {
    // Records of before fingerprints were kept have none.
    if (!trained.isEmpty() && !trained.equals(found)) {
      throw new DataException(
          "%s holds another model (fingerprint %.12s…) than this run trained (%.12s…): put its own back, or train anew from %s"
              .formatted(model(), found, trained, path.resolve(RunMark.CONFIG)));
    }
  }

  private void requireWidth(Description description) {
    if (description.config() instanceof GenerativeModelConfig own
        && config().model() instanceof GenerativeModelConfig config
        && own.latent().options().get("width") instanceof Integer found
        && config.latent().options().get("width") instanceof Integer width
        && !width.equals(found)) {
      throw new DataException(
          "%s holds a model of width %d, but %s says %d: put the run's own files back, or train anew"
              .formatted(model(), found, path.resolve(RunMark.CONFIG), width));
    }
  }

  /**
   * Removes a run that could not start, if nothing was trained: its files, and the folder if it is
   * empty then.
   */
  public void removeUnstarted() {
    try {
      for (String name : List.of(RunMark.CONFIG, RunMark.RECORD, TRIALS, FolderLock.FILE)) {
        Files.deleteIfExists(path.resolve(name));
      }
      Files.deleteIfExists(metrics());
      Files.deleteIfExists(checkpoints());
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException e) {
      // Something else was there before, and stays.
    } catch (IOException e) {
      throw FileTrouble.writing(path, e);
    }
  }

  /** Whether a cross-validation has left what it found. */
  private boolean isCrossValidation() {
    return Files.isRegularFile(path.resolve(VALIDATION));
  }

  /**
   * Whether there is all that a finished run leaves: its model, its results and, where reports are
   * drawn, its report; or what its cross-validation found.
   */
  public boolean isWhole() {
    if (isCrossValidation()) {
      return true;
    }
    return Files.isDirectory(model())
        && Files.isRegularFile(path.resolve(RESULTS))
        && (Files.isRegularFile(report()) || !RunReport.isPossible());
  }

  /**
   * Whether the run has ended as it should, and left all that it leaves.
   *
   * @throws DataException if its record is damaged
   */
  public boolean isFinished() {
    return isWhole() && record().status() == RunRecord.Status.FINISHED;
  }

  /** The log of metrics. */
  public Path metrics() {
    return path.resolve("metrics.jsonl");
  }

  /** The report. */
  public Path report() {
    return path.resolve("report.html");
  }

  /**
   * Writes the configuration.
   *
   * @param config complete
   * @throws DataException if it cannot be written
   */
  public void write(RunConfig config) {
    OutputFile.write(
        path.resolve(RunMark.CONFIG),
        "# All of this run's configuration. The same again: sdlgm train "
            + RunMark.CONFIG
            + "\n"
            + ConfigText.of(config));
  }

  /**
   * Reads the configuration.
   *
   * @throws ConfigurationException if it is damaged
   */
  public RunConfig config() {
    Path file = path.resolve(RunMark.CONFIG);
    return ConfigText.overlay(RunConfig.DEFAULTS, InputFile.text(file), file.toString());
  }

  /**
   * Writes the provenance.
   *
   * @param record the provenance
   * @throws DataException if it cannot be written
   */
  public void write(RunRecord record) {
    OutputFile.write(path.resolve(RunMark.RECORD), Json.text(record));
  }

  /**
   * Reads the provenance.
   *
   * @throws DataException if it is missing, damaged or newer
   */
  public RunRecord record() {
    Path file = path.resolve(RunMark.RECORD);
    RunRecord record;
    try {
      record = Json.parse(InputFile.text(file), RunRecord.class);
    } catch (JsonProcessingException e) {
      throw new DataException(
          file + " is damaged: restore it, or train anew from " + path.resolve(RunMark.CONFIG), e);
    }
    if (record == null || record.format() < 1) {
      throw new DataException(file + " is not a run's record: restore it, or train anew");
    }
    if (record.format() > RunRecord.FORMAT) {
      throw new DataException(
          file + " has the newer format " + record.format() + ": use a newer sdlgm");
    }
    return record;
  }

  /**
   * Writes what the trained model measured on the test data.
   *
   * @param results by the metrics' names
   * @throws DataException if it cannot be written
   */
  public void writeResults(Map<String, Estimate> results) {
    OutputFile.write(path.resolve(RESULTS), Json.text(new Results(results)));
  }

  /**
   * Reads what the trained model measured on the test data, by the metrics' names.
   *
   * @throws DataException if it is missing or damaged
   */
  public Map<String, Estimate> results() {
    Path file = path.resolve(RESULTS);
    try {
      Results results = Json.parse(InputFile.text(file), Results.class);
      if (results != null && results.test() != null) {
        return results.test();
      }
      throw new DataException(
          file + " has no results of the test data: remove it, and resume the run");
    } catch (JsonProcessingException e) {
      throw new DataException(
          file + " is damaged: remove it, and 'sdlgm resume' measures again", e);
    }
  }

  /** What a finished run is read by: its report, or what its cross-validation found. */
  public Path findings() {
    Path validation = path.resolve(VALIDATION);
    return Files.isRegularFile(validation) ? validation : report();
  }

  /**
   * Writes what a cross-validation found.
   *
   * @param validation its scores
   * @throws DataException if it cannot be written
   */
  public void write(Validation validation) {
    OutputFile.write(path.resolve(VALIDATION), Json.text(validation));
  }

  /**
   * Reads what a cross-validation found.
   *
   * @throws DataException if it is missing or damaged
   */
  public Validation validation() {
    Path file = path.resolve(VALIDATION);
    try {
      Validation validation = Json.parse(InputFile.text(file), Validation.class);
      if (validation != null && validation.scores() != null) {
        return validation;
      }
    } catch (JsonProcessingException e) {
      throw new DataException(file + " is damaged: remove it, and resume the run", e);
    }
    throw new DataException(file + " has no scores: remove it, and resume the run");
  }

  /**
   * Writes the trials of the search that chose the configuration.
   *
   * @param lines a line of JSON for each, a {@link TrialLine}
   * @throws DataException if it cannot be written
   */
  public void writeTrials(String lines) {
    OutputFile.write(path.resolve(TRIALS), lines);
  }

  /**
   * The trials of the search that chose the configuration; none if it was not chosen by one.
   *
   * @throws DataException if their file is damaged
   */
  public List<TrialLine> trials() {
    return TrialLine.read(path.resolve(TRIALS));
  }

  /** {@code results.json}: by data part, then by metric. */
  private record Results(Map<String, Estimate> test) {}

  /**
   * Does work that no other process may do in this folder at the same time.
   *
   * @param work what to do
   * @param <R> what it gives
   * @throws DataException if another process is at work in the folder, or it is read-only
   */
  public <R> R alone(Supplier<R> work) {
    return FolderLock.alone(path, work);
  }
}
