package org.sdlgm.experiment.tuning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.random.Draws;
import org.sdlgm.storage.InputFile;

/**
 * What a search tries for which fields of a configuration.
 *
 * <p>As YAML, a mapping of paths to values: {@code training.optimizer.learningRate: log:1e-4..1e-2}
 * or {@code model.labels.network.hidden: [[], [256]]}.
 */
public final class SearchSpace {
  private static final int MAX_GRID = 10_000;

  private final Map<String, Axis> axes;

  private SearchSpace(Map<String, Axis> axes) {
    this.axes = Collections.unmodifiableMap(axes);
  }

  /**
   * A space from a YAML file.
   *
   * @param file the file
   * @throws ConfigurationException if it is no mapping of paths to values and ranges
   */
  public static SearchSpace read(Path file) {
    return of(ConfigText.parse(InputFile.text(file), file.toString()));
  }

  /**
   * A space from plain values.
   *
   * @param values lists and texts of ranges, by path
   * @throws ConfigurationException if one is neither
   */
  public static SearchSpace of(Map<String, Object> values) {
    Map<String, Axis> axes = new LinkedHashMap<>();
    values.forEach((path, value) -> axes.put(path, Axis.of(path, value)));
    return new SearchSpace(axes);
  }

  /**
   * This space with what was said on the command line, which goes before what it says of the same
   * fields.
   *
   * @param option the command line's, for errors
   * @param assignments such as {@code training.iterations=[500, 1000]}
   * @throws ConfigurationException if one is no path, equals sign and values
   */
  public SearchSpace with(String option, List<String> assignments) {
    Map<String, Axis> all = new LinkedHashMap<>(axes);
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new ConfigurationException(
            option
                + " "
                + assignment
                + ": write path=values, such as training.optimizer.learningRate=log:1e-4..1e-2");
      }
      String path = assignment.substring(0, equals).strip();
      Map<String, Object> value =
          ConfigText.parse(
              "values: " + quoted(assignment.substring(equals + 1)), option + " " + assignment);
      all.put(path, Axis.of(path, value.get("values")));
    }
    return new SearchSpace(all);
  }

  /** A range has a colon, which YAML may take for a mapping's. */
  private static String quoted(String values) {
    String text = values.strip();
    return text.startsWith("[") ? text : "'" + text.replace("'", "''") + "'";
  }

  /** The fields' paths, in order. */
  public Set<String> paths() {
    return axes.keySet();
  }

  /**
   * All points, the last field's values fastest.
   *
   * @throws ConfigurationException if a range does not say how many values it has, or there are
   *     more than 10 000 points
   */
  public List<Candidate> grid() {
    List<Map<String, Object>> points = List.of(Map.of());
    for (Map.Entry<String, Axis> axis : axes.entrySet()) {
      List<Object> values =
          axis.getValue()
              .grid()
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          "the search over "
                              + axis.getKey()
                              + " is a range: for a grid, say how many values behind it, such as"
                              + " /3"));
      if ((long) points.size() * values.size() > MAX_GRID) {
        throw new ConfigurationException(
            "the grid has more than "
                + MAX_GRID
                + " points: search fewer fields, or draw --trials");
      }
      points = points.stream().flatMap(point -> extended(point, axis.getKey(), values)).toList();
    }
    return numbered(points);
  }

  private static Stream<Map<String, Object>> extended(
      Map<String, Object> point, String path, List<Object> values) {
    return values.stream()
        .map(
            value -> {
              Map<String, Object> longer = new LinkedHashMap<>(point);
              longer.put(path, value);
              return longer;
            });
  }

  /**
   * Points drawn, each as likely, the same one never twice: so there may be fewer than asked for. A
   * field's draws depend on its path alone, not on what else is searched; and the first of many are
   * the few.
   *
   * @param count how many draws, at least 1
   * @param seed the same seed gives the same points
   */
  public List<Candidate> draw(int count, long seed) {
    Set<Map<String, Object>> points = new LinkedHashSet<>();
    for (int trial = 0; trial < count; trial++) {
      Map<String, Object> point = new LinkedHashMap<>();
      for (Map.Entry<String, Axis> axis : axes.entrySet()) {
        long key = Draws.key(seed, axis.getKey().hashCode());
        point.put(axis.getKey(), axis.getValue().draw(Draws.uniform(key, trial)));
      }
      points.add(point);
    }
    return numbered(List.copyOf(points));
  }

  private static List<Candidate> numbered(List<Map<String, Object>> points) {
    List<Candidate> candidates = new ArrayList<>();
    points.forEach(point -> candidates.add(new Candidate(candidates.size() + 1, point)));
    return List.copyOf(candidates);
  }
}
