package org.sdlgm.eval.sparsity;

import java.util.stream.DoubleStream;
import org.sdlgm.eval.statistics.ColumnVariances;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.Metric;
import org.sdlgm.model.LatentValues;

/**
 * How many values of a real code are not the same for all observations: those of which the variance
 * over the observations is above 0.01 (Burda et al. 2016, arXiv 1509.00519, section 5). The
 * posterior's location stands for its mean, which a Cauchy has not.
 *
 * @param description what it is
 */
public record ActiveUnits(Description description) implements Metric {
  /** A value is active whose variance is above this. */
  public static final double VARIANCE = 0.01;

  @Override
  public boolean isDefinedFor(LatentValues values) {
    return values == LatentValues.REAL;
  }

  @Override
  public Estimate evaluate(Evaluation evaluation) {
    ColumnVariances variances = new ColumnVariances(evaluation.model().description().width());
    for (Batch batch : evaluation.batches()) {
      for (float[] code : batch.posterior().mode()) {
        variances.add(code);
      }
    }
    return Estimate.exact(count(variances), variances.count());
  }

  /**
   * How many units are active.
   *
   * @param variances of the codes' values over observations
   */
  public static int count(ColumnVariances variances) {
    return (int) DoubleStream.of(variances.values()).filter(value -> value > VARIANCE).count();
  }
}
