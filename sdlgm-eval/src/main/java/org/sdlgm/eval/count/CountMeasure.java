package org.sdlgm.eval.count;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sdlgm.data.Labels;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;

/** A measure of predicted counts by name ([SDLGM] table III), each a mean over observations. */
public enum CountMeasure {
  /** The mean over labels of (E[y_k|x] - y_k)^2. */
  EXPECTED_COUNT_MSE(
      "expected-count-mse",
      "squared counts",
      Direction.LOWER,
      "squared error of the expected counts, mean over labels") {
    @Override
    double of(Labels truth, int row, double[] expected, int[] bag) {
      double sum = 0;
      for (int label = 0; label < expected.length; label++) {
        double error = expected[label] - truth.count(row, label);
        sum += error * error;
      }
      return sum / expected.length;
    }
  },

  /** The mean over labels of the same of the most probable bag. */
  BAG_COUNT_MSE(
      "bag-count-mse",
      "squared counts",
      Direction.LOWER,
      "squared error of the most probable counts, mean over labels") {
    @Override
    double of(Labels truth, int row, double[] expected, int[] bag) {
      double sum = 0;
      for (int label = 0; label < bag.length; label++) {
        int error = bag[label] - truth.count(row, label);
        sum += error * error;
      }
      return sum / bag.length;
    }
  },

  /** Whether every count of the most probable bag is right: 1 or 0. */
  EXACT_BAGS(
      "exact-bags",
      "fraction",
      Direction.HIGHER,
      "observations whose most probable counts are all right") {
    @Override
    double of(Labels truth, int row, double[] expected, int[] bag) {
      for (int label = 0; label < bag.length; label++) {
        if (bag[label] != truth.count(row, label)) {
          return 0;
        }
      }
      return 1;
    }
  };

  private final Description description;

  CountMeasure(String name, String unit, Direction direction, String meaning) {
    this.description = new Description(name, unit, direction, meaning);
  }

  abstract double of(Labels truth, int row, double[] expected, int[] bag);

  /** All of them, in the order of a table. */
  public static List<CountMeasure> all() {
    return List.of(values());
  }

  /**
   * The measure of a name, if there is one.
   *
   * @param name such as {@code expected-count-mse}, of any case
   */
  public static Optional<CountMeasure> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(m -> m.description.name().equals(lower)).findFirst();
  }

  /** Its name, unit, direction and meaning. */
  public Description description() {
    return description;
  }

  /**
   * Its value for some predictions.
   *
   * @param truth the true counts of N observations, at least one, of C labels
   * @param expected E[y_k|x], N rows of C
   * @param bags the most probable counts, N rows of C
   * @throws IllegalArgumentException if there are not N rows of each
   */
  public Estimate of(Labels truth, double[][] expected, int[][] bags) {
    if (expected.length != truth.rows() || bags.length != truth.rows()) {
      throw new IllegalArgumentException(
          expected.length + " and " + bags.length + " predictions for " + truth.rows());
    }
    double[] values = new double[truth.rows()];
    Arrays.setAll(values, row -> of(truth, row, expected[row], bags[row]));
    return Estimate.of(values);
  }
}
