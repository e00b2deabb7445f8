package org.sdlgm.reference;

import org.sdlgm.component.Likelihood;

/** Bernoulli observations; the decoder gives logits (B, D). */
public class ReferenceBernoulli implements Likelihood<ReferenceTensor> {
  @Override
  public int parameterCount(int observationSize) {
    return observationSize;
  }

  @Override
  public ReferenceTensor logProbability(ReferenceTensor observations, ReferenceTensor parameters) {
    return observations.multiply(parameters).subtract(parameters.softplus()).sum(1);
  }

  @Override
  public ReferenceTensor mean(ReferenceTensor parameters) {
    return parameters.sigmoid();
  }

  @Override
  public float[] parametersFor(float[] mean) {
    float[] logits = new float[mean.length];
    for (int i = 0; i < logits.length; i++) {
      double p = Math.max(1e-6, Math.min(1 - 1e-6, mean[i]));
      logits[i] = (float) Math.log(p / (1 - p));
    }
    return logits;
  }
}
