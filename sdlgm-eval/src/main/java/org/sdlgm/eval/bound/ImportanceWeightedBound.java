package org.sdlgm.eval.bound;

import org.sdlgm.config.SamplingMode;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.ObservationMetric;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/**
 * -log (1/k) sum_i p(x|z_i) p(z_i) / q(z_i|x) over k hard samples z_i of q(z|x) (Burda et al. 2016,
 * arXiv 1509.00519, eq. 8).
 *
 * <p>z is the bag itself, not the slots behind it, so the weights compare whole bags: one sample's
 * mean is no more than the {@code gated} bound, and that itself where the divergence is exact.
 *
 * @param description what it is
 * @param samples k
 */
record ImportanceWeightedBound(Description description, int samples) implements ObservationMetric {
  @Override
  public double[] values(Evaluation evaluation, Batch batch) {
    LogMeanExp bound = new LogMeanExp(batch.posterior().count());
    for (int sample = 0; sample < samples; sample++) {
      long seed = SampleSeed.of(evaluation.seed(), batch.from(), sample);
      bound.add(logWeights(evaluation.model(), batch, seed));
    }
    double[] values = bound.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = -values[i];
    }
    return values;
  }

  private static double[] logWeights(TrainedModel model, Batch batch, long seed) {
    Posterior posterior = batch.posterior();
    float[][] latents = posterior.sample(SamplingMode.HARD, seed);
    double[] weights = model.logLikelihood(batch.observations(), latents).clone();
    double[] prior = model.logPrior(latents);
    double[] drawn = posterior.logProbability(latents);
    for (int i = 0; i < weights.length; i++) {
      weights[i] += prior[i] - drawn[i];
    }
    return weights;
  }
}
