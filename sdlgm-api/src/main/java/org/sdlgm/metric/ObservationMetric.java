package org.sdlgm.metric;

/** A metric that is the mean of one value per observation. */
public interface ObservationMetric extends Metric {
  /**
   * The values that the metric is the mean of: for paired comparisons and the like.
   *
   * @param evaluation the model and the data
   * @param batch one of the evaluation's batches
   * @return one value per row of the batch
   */
  double[] values(Evaluation evaluation, Evaluation.Batch batch);

  @Override
  default Estimate evaluate(Evaluation evaluation) {
    double[] values = new double[evaluation.part().count()];
    for (Evaluation.Batch batch : evaluation.batches()) {
      double[] part = values(evaluation, batch);
      System.arraycopy(part, 0, values, batch.from(), part.length);
    }
    return Estimate.of(values);
  }
}
