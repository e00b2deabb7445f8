package org.sdlgm.eval.reconstruction;

import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.ObservationMetric;

/**
 * (1/D) ||x - E[x|z]||^2 at the code that is written.
 *
 * @param description what it is
 */
record ReconstructionError(Description description) implements ObservationMetric {
  @Override
  public double[] values(Evaluation evaluation, Batch batch) {
    double[] values = squaredErrors(evaluation, batch);
    for (int i = 0; i < values.length; i++) {
      values[i] /= batch.observations()[i].length;
    }
    return values;
  }

  /** ||x - E[x|z]||^2 of each row. */
  static double[] squaredErrors(Evaluation evaluation, Batch batch) {
    float[][] reconstructions = evaluation.model().reconstruct(evaluation.latents(batch));
    double[] errors = new double[reconstructions.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = squaredDistance(batch.observations()[i], reconstructions[i]);
    }
    return errors;
  }

  private static double squaredDistance(float[] observation, float[] reconstruction) {
    double sum = 0;
    for (int d = 0; d < observation.length; d++) {
      double difference = (double) observation[d] - reconstruction[d];
      sum += difference * difference;
    }
    return sum;
  }
}
