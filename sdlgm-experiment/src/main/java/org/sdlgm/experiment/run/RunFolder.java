package org.sdlgm.experiment.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.metric.Estimate;
import org.sdlgm.storage.AtomicFile;

/** The folder of one run. */
public final class RunFolder {
  /** More than any run's configuration or record; a larger file is none. */
  private static final long MAX_TEXT = 1 << 20;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final String CONFIG = "config.yaml";
  private static final String RECORD = "run.json";
  private static final String RESULTS = "results.json";
  private static final String TRIALS = "trials.jsonl";
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
    return Files.isRegularFile(path.resolve(CONFIG)) && Files.isRegularFile(path.resolve(RECORD))
        ? Optional.of(new RunFolder(path))
        : Optional.empty();
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
      Files.deleteIfExists(path.resolve(CONFIG));
      Files.deleteIfExists(path.resolve(RECORD));
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
    if (!Files.isDirectory(path) || !Files.isRegularFile(path.resolve(CONFIG))) {
      throw new ConfigurationException(path + " is not the folder of a run: it has no " + CONFIG);
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
    writeText(
        path.resolve(CONFIG),
        "# All of this run's configuration. The same again: sdlgm train "
            + CONFIG
            + "\n"
            + ConfigText.of(config));
  }

  /**
   * Reads the configuration.
   *
   * @throws ConfigurationException if it is damaged
   */
  public RunConfig config() {
    Path file = path.resolve(CONFIG);
    return ConfigText.overlay(RunConfig.DEFAULTS, readText(file), file.toString());
  }

  /**
   * Writes the provenance.
   *
   * @param record the provenance
   * @throws DataException if it cannot be written
   */
  public void write(RunRecord record) {
    writeText(path.resolve(RECORD), Json.text(record));
  }

  /**
   * Reads the provenance.
   *
   * @throws DataException if it is missing, damaged or newer
   */
  public RunRecord record() {
    Path file = path.resolve(RECORD);
    RunRecord record;
    try {
      record = Json.parse(readText(file), RunRecord.class);
    } catch (JsonProcessingException e) {
      throw new DataException(
          file + " is damaged: restore it, or train anew from " + path.resolve(CONFIG), e);
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
    writeText(path.resolve(RESULTS), Json.text(new Results(results)));
  }

  /**
   * Reads what the trained model measured on the test data, by the metrics' names.
   *
   * @throws DataException if it is missing or damaged
   */
  public Map<String, Estimate> results() {
    Path file = path.resolve(RESULTS);
    try {
      Results results = Json.parse(readText(file), Results.class);
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
    writeText(path.resolve(VALIDATION), Json.text(validation));
  }

  /**
   * Reads what a cross-validation found.
   *
   * @throws DataException if it is missing or damaged
   */
  public Validation validation() {
    Path file = path.resolve(VALIDATION);
    try {
      Validation validation = Json.parse(readText(file), Validation.class);
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
    writeText(path.resolve(TRIALS), lines);
  }

  /**
   * The trials of the search that chose the configuration; none if it was not chosen by one.
   *
   * @throws DataException if their file is damaged
   */
  public List<TrialLine> trials() {
    Path file = path.resolve(TRIALS);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<TrialLine> trials = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        trials.add(Json.parse(line, TrialLine.class));
      }
    } catch (JsonProcessingException e) {
      throw new DataException(
          file + ", line " + (trials.size() + 1) + " is no trial: remove the file", e);
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
    return trials;
  }

  /** {@code results.json}: by data part, then by metric. */
  private record Results(Map<String, Estimate> test) {}

  /**
   * Reads a configuration or record.
   *
   * @param file the file
   * @throws DataException if it is missing, or larger than any
   */
  public static String readText(Path file) {
    try {
      if (Files.size(file) > MAX_TEXT) {
        throw new DataException(file + " is larger than 1 MiB: it is not what its name says");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new DataException(file + " is not a text in UTF-8: save it as one", e);
    } catch (IOException e) {
      throw FileTrouble.reading(file, e);
    }
  }

  /**
   * Writes a text as a whole or not at all.
   *
   * @param file made or replaced
   * @param text in UTF-8
   * @throws DataException if it cannot be written
   */
  public static void writeText(Path file, String text) {
    writeBytes(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file as a whole or not at all.
   *
   * @param file made or replaced
   * @param bytes what it holds
   * @throws DataException if it cannot be written
   */
  public static void writeBytes(Path file, byte[] bytes) {
    try (AtomicFile out = AtomicFile.create(file)) {
      out.stream().write(bytes);
      out.commit();
    } catch (IOException e) {
      throw FileTrouble.writing(file, e);
    }
  }

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
