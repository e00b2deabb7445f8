package org.sdlgm.eval.count;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;

/**
 * A measure of predicted counts by name ([SDLGM] table III), a mean over observations.
 *
 * @param description its name, unit, direction and meaning
 * @param value of one observation
 */
public record CountMeasure(Description description, Value value) {
  /** A measure of one observation. */
  @FunctionalInterface
  public interface Value {
    /**
     * The measure's value.
     *
     * @param truth y_k, the true counts, C of them
     * @param expected E[y_k|x]
     * @param bag the most probable counts
     */
    double of(int[] truth, double[] expected, int[] bag);
  }

  /** The mean over labels of (E[y_k|x] - y_k)^2. */
  public static final CountMeasure EXPECTED_COUNT_MSE =
      new CountMeasure(
          new Description(
              "expected-count-mse",
              "squared counts",
              Direction.LOWER,
              "squared error of the expected counts, mean over labels"),
          (truth, expected, bag) -> meanSquare(truth, expected));

  /** The mean over labels of the squared error of the most probable bag. */
  public static final CountMeasure BAG_COUNT_MSE =
      new CountMeasure(
          new Description(
              "bag-count-mse",
              "squared counts",
              Direction.LOWER,
              "squared error of the most probable counts, mean over labels"),
          (truth, expected, bag) ->
              meanSquare(truth, Arrays.stream(bag).asDoubleStream().toArray()));

  /** Whether every count of the most probable bag is right: 1 or 0. */
  public static final CountMeasure EXACT_BAGS =
      new CountMeasure(
          new Description(
              "exact-bags",
              "fraction",
              Direction.HIGHER,
              "observations whose most probable counts are all right"),
          (truth, expected, bag) -> Arrays.equals(truth, bag) ? 1 : 0);

  private static final List<CountMeasure> ALL =
      List.of(EXPECTED_COUNT_MSE, BAG_COUNT_MSE, EXACT_BAGS);

  private static double meanSquare(int[] truth, double[] counts) {
    double sum = 0;
    for (int label = 0; label < counts.length; label++) {
      double error = counts[label] - truth[label];
      sum += error * error;
    }
    return sum / counts.length;
  }

  /** All of them, in the order of a table. */
  public static List<CountMeasure> all() {
    return ALL;
  }

  /**
   * The measure of a name, if there is one.
   *
   * @param name such as {@code expected-count-mse}, of any case
   */
  public static Optional<CountMeasure> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ALL.stream().filter(m -> m.description.name().equals(lower)).findFirst();
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
    Arrays.setAll(values, row -> value.of(counts(truth, row), expected[row], bags[row]));
    return Estimate.of(values);
  }

  /** The error of asking for it where a model does not count. */
  public ConfigurationException needsCounts() {
    return new ConfigurationException(
        description.name()
            + " is of models that count, such as sdlgm-dis; this one only ranks labels");
  }

  private static int[] counts(Labels truth, int row) {
    int[] counts = new int[truth.names().size()];
    Arrays.setAll(counts, label -> truth.count(row, label));
    return counts;
  }
}
