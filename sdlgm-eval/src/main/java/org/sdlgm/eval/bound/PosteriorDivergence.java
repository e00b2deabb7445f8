package org.sdlgm.eval.bound;

import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.ObservationMetric;

/** KL(q(z|x) || p(z)), the part of {@code relaxed} and {@code discrete} that is not -log p(x|z). */
record PosteriorDivergence() implements ObservationMetric {
  @Override
  public Description description() {
    return new Description(
        "divergence",
        "nats",
        Metric.Direction.NONE,
        "KL(q(z|x) || p(z)), the divergence within the bounds relaxed and discrete");
  }

  @Override
  public double[] values(Evaluation evaluation, Batch batch) {
    return batch.posterior().divergence().full();
  }
}
