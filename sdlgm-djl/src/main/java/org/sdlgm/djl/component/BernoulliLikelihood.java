package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.sdlgm.component.Likelihood;

/**
 * Independent binary dimensions, p(x_d = 1|z) = sigmoid of the decoder's output.
 *
 * <p>log p(x|z) = Σ_d x_d l_d - softplus(l_d), which also serves x in [0, 1] as a cross entropy.
 */
public final class BernoulliLikelihood implements Likelihood<NDArray> {
  /** Keeps the logit of a mean of 0 or 1 finite: the mean of 10 000 observations cannot tell. */
  private static final float SMALLEST_MEAN = 1e-4f;

  @Override
  public int parameterCount(int observationSize) {
    return observationSize;
  }

  @Override
  public NDArray logProbability(NDArray observations, NDArray parameters) {
    return observations.mul(parameters).sub(Activation.softPlus(parameters)).sum(new int[] {1});
  }

  @Override
  public NDArray mean(NDArray parameters) {
    return Activation.sigmoid(parameters);
  }

  @Override
  public float[] parametersFor(float[] mean) {
    float[] logits = new float[mean.length];
    for (int d = 0; d < mean.length; d++) {
      double inside = Math.min(1 - SMALLEST_MEAN, Math.max(SMALLEST_MEAN, mean[d]));
      logits[d] = (float) Math.log(inside / (1 - inside));
    }
    return logits;
  }
}
