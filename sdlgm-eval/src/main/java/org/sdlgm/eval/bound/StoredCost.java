package org.sdlgm.eval.bound;

import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.ObservationMetric;
import org.sdlgm.model.LatentValues;

/**
 * -log p(x|z*) - log p(z*), z* being the code that {@code encode} writes: what an observation costs
 * that is really stored, code and residual, in two parts. Since p(x) is a sum over codes, it is
 * also an upper bound on -log p(x). No bits are got back for the choice among codes, as variational
 * bounds have it (Hinton and van Camp 1993).
 *
 * @param description what it is
 */
record StoredCost(Description description) implements ObservationMetric {
  @Override
  public boolean isDefinedFor(LatentValues values) {
    return values == LatentValues.COUNTS;
  }

  @Override
  public double[] values(Evaluation evaluation, Batch batch) {
    float[][] codes = evaluation.latents(batch);
    double[] cost = evaluation.model().logLikelihood(batch.observations(), codes);
    double[] prior = evaluation.model().logPrior(codes);
    double[] values = new double[cost.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = -cost[i] - prior[i];
    }
    return values;
  }
}
