package org.sdlgm.reference;

import java.util.Arrays;
import org.sdlgm.component.Likelihood;

/** Gaussian observations; the decoder gives (B, 2 D): D means, then D log variances. */
public class ReferenceGaussian implements Likelihood<ReferenceTensor> {
  @Override
  public int parameterCount(int observationSize) {
    return 2 * observationSize;
  }

  @Override
  public ReferenceTensor logProbability(ReferenceTensor observations, ReferenceTensor parameters) {
    int size = parameters.shape()[1] / 2;
    double limit = Formulas.LOG_VARIANCE_LIMIT;
    ReferenceTensor logVariance =
        parameters
            .columns(size, 2 * size)
            .map(v -> Math.max(-limit, Math.min(limit, v)), v -> Math.abs(v) <= limit ? 1 : 0);
    ReferenceTensor error = observations.subtract(mean(parameters));
    return error
        .multiply(error)
        .multiply(logVariance.multiply(-1).exp())
        .add(logVariance)
        .add(Math.log(2 * Math.PI))
        .multiply(-0.5)
        .sum(1);
  }

  @Override
  public ReferenceTensor mean(ReferenceTensor parameters) {
    return parameters.columns(0, parameters.shape()[1] / 2);
  }

  @Override
  public float[] parametersFor(float[] mean) {
    return Arrays.copyOf(mean, 2 * mean.length);
  }
}
