package org.sdlgm.eval.sparsity;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sdlgm.code.SparseCode;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.metric.CodeMetric;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;

/**
 * Pearson's correlation of a code's size with its bag of labels' size, in [-1, 1]: does a code grow
 * with what is to be seen?
 *
 * <p>By convention 0 if all codes are of one size: then it tells nothing. The standard error is the
 * large-sample one, (1 - r^2) / sqrt(n - 1).
 *
 * @param description what it is
 * @param size of a code: L or ||z||_0
 * @param labelSize of an observation's labels, in the same terms: |y| or ||y||_0
 */
record LabelCorrelation(
    Description description, ToDoubleFunction<SparseCode> size, LabelSize labelSize)
    implements CodeMetric {
  /** How many labels an observation has. */
  @FunctionalInterface
  interface LabelSize {
    /** The number of labels of an observation. */
    int of(Labels labels, int row);
  }

  @Override
  public Estimate evaluate(Evaluation evaluation) {
    Labels labels = evaluation.part().labels().orElseThrow(this::noLabels);
    double[] sizes =
        IntStream.range(0, labels.rows()).mapToDouble(row -> labelSize.of(labels, row)).toArray();
    double[] features = evaluation.codes().stream().mapToDouble(size).toArray();
    if (varianceOf(sizes) == 0) {
      throw new ConfigurationException(
          description.name()
              + " needs observations with different numbers of labels, but each has "
              + (int) sizes[0]
              + ": leave the metric out, or evaluate on multi-label data");
    }
    double correlation = varianceOf(features) == 0 ? 0 : correlation(features, sizes);
    double error = (1 - correlation * correlation) / Math.sqrt(sizes.length - 1.0);
    return new Estimate(correlation, error, sizes.length);
  }

  private ConfigurationException noLabels() {
    return new ConfigurationException(
        description.name()
            + " needs labels, and the data has none: leave the metric out, or evaluate"
            + " on data with labels");
  }

  private static double correlation(double[] first, double[] second) {
    return covariance(first, second) / Math.sqrt(varianceOf(first) * varianceOf(second));
  }

  private static double varianceOf(double[] values) {
    return covariance(values, values);
  }

  private static double covariance(double[] first, double[] second) {
    double firstMean = Estimate.of(first).mean();
    double secondMean = Estimate.of(second).mean();
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (first[i] - firstMean) * (second[i] - secondMean);
    }
    return sum / first.length;
  }
}
