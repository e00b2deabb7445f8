package org.sdlgm.eval.decision;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.sdlgm.config.Require;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;

/**
 * The decision that an observation has a label: its probability reaches a threshold.
 *
 * @param values in [0, 1]: one for all labels, or one for each in the labels' order
 */
public record Thresholds(List<Double> values) {
  /** A label is there that is more likely there than not: best for the Hamming loss. */
  public static final Thresholds HALF = new Thresholds(List.of(0.5));

  /**
   * Copies the values.
   *
   * @throws ConfigurationException if there is none, or one is not in [0, 1]
   */
  public Thresholds {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new ConfigurationException(
          "there is no threshold: give one for all labels, or for each");
    }
    values.forEach(value -> Require.inRange("a threshold", value, 0, 1));
  }

  /** Whether all labels have one threshold. */
  public boolean isGlobal() {
    return values.size() == 1;
  }

  /**
   * The labels of N observations.
   *
   * @param names of the C labels
   * @param probabilities N rows of C
   * @return each label once or not at all
   * @throws ConfigurationException if there are thresholds for another number of labels
   */
  public Labels decide(List<String> names, double[][] probabilities) {
    IntToDoubleFunction thresholds = of(names.size());
    byte[] there = new byte[Math.multiplyExact(probabilities.length, names.size())];
    int at = 0;
    for (double[] row : probabilities) {
      for (int label = 0; label < names.size(); label++) {
        there[at++] = (byte) (row[label] >= thresholds.applyAsDouble(label) ? 1 : 0);
      }
    }
    return Labels.of(names, there);
  }

  private IntToDoubleFunction of(int labels) {
    if (isGlobal()) {
      double all = values.get(0);
      return label -> all;
    }
    if (values.size() != labels) {
      throw new ConfigurationException(
          "there are %d thresholds for %d labels: give one for all, or one for each"
              .formatted(values.size(), labels));
    }
    return values::get;
  }

  /** For people: the threshold, or the range of them. */
  public String describe() {
    return isGlobal()
        ? rounded(values.get(0))
        : "%s to %s by label"
            .formatted(rounded(Collections.min(values)), rounded(Collections.max(values)));
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static Thresholds of(double... values) {
    return new Thresholds(Arrays.stream(values).boxed().toList());
  }
}
