package org.sdlgm.experiment.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cross-validation found: {@code validation.json}.
 *
 * @param folds k: how many models were trained for each deal of the folds
 * @param repeats how many deals there were
 * @param seconds that it took
 * @param scores by the metrics' names
 */
public record Validation(int folds, int repeats, double seconds, Map<String, Score> scores) {
  /** Copies the scores, keeping their order. */
  public Validation {
    scores = scores == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /**
   * A metric over all folds.
   *
   * @param value over all observations of the training part, each measured by the model of its
   *     fold; the mean of all deals
   * @param thresholds at which labels would be decided to be best by this metric; empty where there
   *     are no labels to decide
   */
  public record Score(double value, List<Double> thresholds) {
    /** Copies the thresholds. */
    public Score {
      thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    }
  }
}
