package org.sdlgm.eval.reconstruction;

import org.sdlgm.data.Observations;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.Metric;

/**
 * 1 - sum_i ||x_i - E[x|z_i]||^2 / sum_i ||x_i - mean||^2, the mean being the part's own.
 *
 * <p>Both sums run over all observations and dimensions before they are divided: a mean of ratios
 * per dimension would let a pixel that hardly ever changes outweigh all others. The standard error
 * is the ratio's to first order.
 *
 * @param description what it is
 */
record ExplainedVariance(Description description) implements Metric {
  @Override
  public Estimate evaluate(Evaluation evaluation) {
    double[] mean = mean(evaluation.part().observations());
    int count = evaluation.part().count();
    double[] errors = new double[count];
    double[] distances = new double[count];
    for (Batch batch : evaluation.batches()) {
      double[] squared = ReconstructionError.squaredErrors(evaluation, batch);
      for (int i = 0; i < squared.length; i++) {
        errors[batch.from() + i] = squared[i];
        distances[batch.from() + i] = squaredDistance(batch.observations()[i], mean);
      }
    }
    return explained(errors, distances);
  }

  private static Estimate explained(double[] errors, double[] distances) {
    double distance = Estimate.of(distances).mean();
    if (distance == 0) {
      throw new ConfigurationException(
          "explained-variance needs observations that differ, but all "
              + errors.length
              + " are equal: leave the metric out, or evaluate more observations");
    }
    double unexplained = Estimate.of(errors).mean() / distance;
    double[] residuals = new double[errors.length];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = errors[i] - unexplained * distances[i];
    }
    return new Estimate(
        1 - unexplained, Estimate.of(residuals).standardError() / distance, errors.length);
  }

  private static double[] mean(Observations observations) {
    double[] mean = new double[observations.width()];
    float[] row = new float[observations.width()];
    for (int i = 0; i < observations.count(); i++) {
      observations.read(i, 0, row, 0);
      for (int d = 0; d < row.length; d++) {
        mean[d] += (row[d] - mean[d]) / (i + 1);
      }
    }
    return mean;
  }

  private static double squaredDistance(float[] observation, double[] mean) {
    double sum = 0;
    for (int d = 0; d < mean.length; d++) {
      double difference = observation[d] - mean[d];
      sum += difference * difference;
    }
    return sum;
  }
}
