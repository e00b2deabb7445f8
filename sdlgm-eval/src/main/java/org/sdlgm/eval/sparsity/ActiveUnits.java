package org.sdlgm.eval.sparsity;

import org.sdlgm.component.LatentValues;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.Metric;

/**
 * How many values of a real code are not the same for all observations: those of which the variance
 * over the observations is above 0.01 (Burda et al. 2016, arXiv 1509.00519, section 5). The
 * posterior's location stands for its mean, which a Cauchy has not.
 *
 * @param description what it is
 */
record ActiveUnits(Description description) implements Metric {
  private static final double ACTIVE = 0.01;

  @Override
  public boolean isDefinedFor(LatentValues values) {
    return values == LatentValues.REAL;
  }

  @Override
  public Estimate evaluate(Evaluation evaluation) {
    int width = evaluation.model().description().width();
    double[] means = new double[width];
    double[] squares = new double[width];
    int count = 0;
    for (Batch batch : evaluation.batches()) {
      for (float[] code : batch.posterior().mode()) {
        count++;
        for (int k = 0; k < width; k++) {
          double step = code[k] - means[k];
          means[k] += step / count;
          squares[k] += step * (code[k] - means[k]);
        }
      }
    }
    int active = 0;
    for (double square : squares) {
      active += square / count > ACTIVE ? 1 : 0;
    }
    return Estimate.exact(active, count);
  }
}
