package org.sdlgm.eval.bound;

import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.ObservationMetric;
import org.sdlgm.model.LatentValues;

/**
 * KL(q(z|x) || p(z)) - E[log p(x|z)]: the divergence in closed form, the expectation over samples
 * ([SDLGM] eq. 12-14).
 *
 * @param description what it is
 * @param latents whose bound it is
 * @param mode how z is drawn
 * @param weighting full, or with the features' divergence weighted by the gates
 * @param samples how many z the expectation is taken over
 */
record ClosedFormBound(
    Description description,
    LatentValues latents,
    SamplingMode mode,
    DivergenceWeighting weighting,
    int samples)
    implements ObservationMetric {
  @Override
  public boolean isDefinedFor(LatentValues values) {
    return values == latents;
  }

  @Override
  public double[] values(Evaluation evaluation, Batch batch) {
    double[] negative = batch.posterior().divergence().weighted(weighting).clone();
    for (int sample = 0; sample < samples; sample++) {
      long seed = SampleSeed.of(evaluation.seed(), batch.from(), sample);
      double[] logLikelihood =
          evaluation
              .model()
              .logLikelihood(batch.observations(), batch.posterior().sample(mode, seed));
      for (int i = 0; i < negative.length; i++) {
        negative[i] -= logLikelihood[i] / samples;
      }
    }
    return negative;
  }
}
