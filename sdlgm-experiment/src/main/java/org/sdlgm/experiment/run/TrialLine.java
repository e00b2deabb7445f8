package org.sdlgm.experiment.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;

/**
 * A trial of the search that chose a run's configuration: a line of {@code trials.jsonl}.
 *
 * @param trial its number, from 1
 * @param run the name of its folder, which no other trial has; empty in older files
 * @param values by the paths of the fields that were searched
 * @param seconds that its cross-validation took; 0 if it did not end
 * @param scores by measure; empty if it did not end
 * @param failure why it failed, in one line; empty if it did not
 */
public record TrialLine(
    int trial,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String run,
    Map<String, Object> values,
    double seconds,
    Map<String, Validation.Score> scores,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String failure) {
  /** Copies the maps, keeping their order. */
  public TrialLine {
    run = run == null ? "" : run;
    values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    scores = scores == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    failure = failure == null ? "" : failure;
  }

  /**
   * Reads the trials of a search.
   *
   * @param file a line of JSON each; a missing one is empty
   * @throws DataException if it cannot be read, or a line is no trial
   */
  public static List<TrialLine> read(Path file) {
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
}
