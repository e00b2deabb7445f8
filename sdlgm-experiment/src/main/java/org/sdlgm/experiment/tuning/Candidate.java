package org.sdlgm.experiment.tuning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.experiment.run.Json;

/**
 * One point of a search space.
 *
 * @param number from 1, in the order of the search
 * @param values by the fields' paths, in the order of the space
 */
public record Candidate(int number, Map<String, Object> values) {
  /** Copies the values, keeping their order. */
  public Candidate {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * A configuration with these values.
   *
   * @param config all other fields
   * @throws org.sdlgm.error.ConfigurationException if there is no such field, or a value does not
   *     fit
   */
  public RunConfig over(RunConfig config) {
    RunConfig result = config;
    for (Map.Entry<String, Object> value : values.entrySet()) {
      result = ConfigText.set(result, value.getKey() + "=" + Json.line(value.getValue()));
    }
    return result;
  }

  /** For people: each field's last name and its value. */
  public String describe() {
    return values.entrySet().stream()
        .map(
            value ->
                value.getKey().substring(value.getKey().lastIndexOf('.') + 1)
                    + " "
                    + text(value.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String text(Object value) {
    return value instanceof String string ? string : Json.line(value);
  }
}
