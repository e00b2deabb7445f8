package org.sdlgm.eval.reconstruction;

import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.ObservationMetric;

/**
 * -log p(x|z) at the code that is written: what the decoder alone leaves open.
 *
 * @param description what it is
 */
record CodeLikelihood(Description description) implements ObservationMetric {
  @Override
  public double[] values(Evaluation evaluation, Batch batch) {
    double[] values =
        evaluation.model().logLikelihood(batch.observations(), evaluation.latents(batch)).clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = -values[i];
    }
    return values;
  }
}
