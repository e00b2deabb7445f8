package org.sdlgm.experiment.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trial of the search that chose a run's configuration: a line of {@code trials.jsonl}.
 *
 * @param trial its number, from 1
 * @param values by the paths of the fields that were searched
 * @param seconds that its cross-validation took; 0 if it did not end
 * @param scores by measure; empty if it did not end
 * @param failure why it failed, in one line; empty if it did not
 */
public record TrialLine(
    int trial,
    Map<String, Object> values,
    double seconds,
    Map<String, Validation.Score> scores,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String failure) {
  /** Copies the maps, keeping their order. */
  public TrialLine {
    values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
    scores = scores == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    failure = failure == null ? "" : failure;
  }
}
