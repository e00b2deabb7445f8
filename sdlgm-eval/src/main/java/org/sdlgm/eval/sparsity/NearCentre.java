package org.sdlgm.eval.sparsity;

import java.util.Arrays;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.ObservationMetric;
import org.sdlgm.model.LatentValues;

/**
 * Which part of a real code is as good as 0, where the prior is centred: what sparsity means where
 * no value is ever 0 exactly.
 *
 * @param description what it is
 */
record NearCentre(Description description) implements ObservationMetric {
  private static final float NEAR = 0.1f;

  @Override
  public boolean isDefinedFor(LatentValues values) {
    return values == LatentValues.REAL;
  }

  @Override
  public double[] values(Evaluation evaluation, Batch batch) {
    return Arrays.stream(batch.posterior().mode()).mapToDouble(NearCentre::share).toArray();
  }

  private static double share(float[] code) {
    int near = 0;
    for (float value : code) {
      near += Math.abs(value) <= NEAR ? 1 : 0;
    }
    return (double) near / code.length;
  }
}
