package org.sdlgm.experiment.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a run's results come from: {@code run.json}.
 *
 * @param format of this file; {@link #FORMAT}
 * @param status how far the run is
 * @param iterations how many iterations are done; as of the last change of status
 * @param seconds of training, over all its starts
 * @param seed of weights, noise and data order
 * @param engine name and version, such as {@code PyTorch 2.7.1}
 * @param device cpu or gpu
 * @param dataset the data's name, with what a reader of the result must know
 * @param dataSums SHA-256 of each data file's content; empty if the data is generated
 * @param model the trained model's fingerprint; empty until it is saved, and in older records
 * @param plugins titles of the plug-ins in use
 * @param software names and versions of what ran
 * @param machine processor, cores, memory, system
 * @param started when, in ISO 8601
 * @param changed when this record was last written, in ISO 8601
 */
public record RunRecord(
    int format,
    Status status,
    int iterations,
    double seconds,
    long seed,
    String engine,
    String device,
    String dataset,
    Map<String, String> dataSums,
    String model,
    List<String> plugins,
    Map<String, String> software,
    Map<String, String> machine,
    String started,
    String changed) {
  /** The only format so far. */
  public static final int FORMAT = 1;

  private static final String THEN = ", then ";

  /** How far a run is. */
  public enum Status {
    /** It trains, or was killed while it did. */
    @JsonProperty("running")
    RUNNING,
    /** It was asked to stop, and can go on. */
    @JsonProperty("interrupted")
    INTERRUPTED,
    /** It failed; {@code sdlgm resume} tries again from the last checkpoint. */
    @JsonProperty("failed")
    FAILED,
    /** The model is trained, measured and saved. */
    @JsonProperty("finished")
    FINISHED
  }

  /** Copies the collections; what an older file lacks is empty. */
  public RunRecord {
    status = status == null ? Status.RUNNING : status;
    dataSums = dataSums == null ? Map.of() : new LinkedHashMap<>(dataSums);
    model = model == null ? "" : model;
    plugins = plugins == null ? List.of() : List.copyOf(plugins);
    software = software == null ? Map.of() : new LinkedHashMap<>(software);
    machine = machine == null ? Map.of() : new LinkedHashMap<>(machine);
  }

  /**
   * The record after some more of the run.
   *
   * @param next how far it is
   * @param done iterations in all
   * @param spent seconds of training in all
   * @param now when, in ISO 8601
   */
  public RunRecord at(Status next, int done, double spent, String now) {
    return new RunRecord(
        format, next, done, spent, seed, engine, device, dataset, dataSums, model, plugins,
        software, machine, started, now);
  }

  /**
   * The record of a run that goes on elsewhere: it names what it ran on in turn.
   *
   * @param nextEngine name and version
   * @param nextDevice cpu or gpu
   */
  public RunRecord on(String nextEngine, String nextDevice) {
    return new RunRecord(
        format,
        status,
        iterations,
        seconds,
        seed,
        then(engine, nextEngine),
        then(device, nextDevice),
        dataset,
        dataSums,
        model,
        plugins,
        software,
        machine,
        started,
        changed);
  }

  private static String then(String before, String next) {
    if (before == null) {
      return next;
    }
    return before.equals(next) || before.endsWith(THEN + next) ? before : before + THEN + next;
  }

  /**
   * The record of a run whose model is trained.
   *
   * @param fingerprint the model's
   */
  public RunRecord withModel(String fingerprint) {
    return new RunRecord(
        format,
        status,
        iterations,
        seconds,
        seed,
        engine,
        device,
        dataset,
        dataSums,
        fingerprint,
        plugins,
        software,
        machine,
        started,
        changed);
  }

  /**
   * Files whose content is not what this run had.
   *
   * @param sums of files as they are now, by name; those of other names are passed over
   */
  public List<String> changed(Map<String, String> sums) {
    return dataSums.entrySet().stream()
        .filter(had -> !sums.getOrDefault(had.getKey(), had.getValue()).equals(had.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** What a reader of the report should know, by name. */
  public Map<String, String> provenance() {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("Dataset", dataset);
    dataSums.forEach((file, sum) -> provenance.put("SHA-256 of " + file, sum));
    if (!model.isEmpty()) {
      provenance.put("SHA-256 of the model", model);
    }
    provenance.put("Seed", Long.toString(seed));
    provenance.put("Engine", engine);
    provenance.put("Device", device);
    provenance.putAll(software);
    provenance.putAll(machine);
    if (!plugins.isEmpty()) {
      provenance.put("Plug-ins", String.join(", ", plugins));
    }
    provenance.put("Iterations", Integer.toString(iterations));
    provenance.put("Training time", String.format(Locale.ROOT, "%.1f s", seconds));
    provenance.put("Started", started);
    provenance.put("Finished", changed);
    return provenance;
  }
}
