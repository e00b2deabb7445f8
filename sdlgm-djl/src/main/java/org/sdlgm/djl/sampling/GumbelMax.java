package org.sdlgm.djl.sampling;

import ai.djl.ndarray.NDArray;
import org.sdlgm.component.VariableSampler;
import org.sdlgm.djl.tensor.Noise;

/**
 * Hard draws without a gradient: the class with the largest log probability plus Gumbel noise
 * (Maddison et al. 2014, arXiv 1411.0030, section 2); for two classes the sign of the logit plus
 * logistic noise, since a logistic is the difference of two Gumbels.
 */
public final class GumbelMax implements VariableSampler<NDArray> {
  private final Noise noise;

  /**
   * @param noise the model's
   */
  public GumbelMax(Noise noise) {
    this.noise = noise;
  }

  @Override
  public NDArray binary(NDArray logits) {
    return StraightThrough.step(noisyBinary(logits));
  }

  @Override
  public NDArray categorical(NDArray logProbabilities) {
    return StraightThrough.oneHotOfLargest(noisyCategorical(logProbabilities));
  }

  /** Above 0 with the variable's probability; with the logits' gradient. */
  NDArray noisyBinary(NDArray logits) {
    return logits.add(noise.logistic(logits.getManager(), logits.getShape()));
  }

  /** Largest at a class with its probability; with the log probabilities' gradient. */
  NDArray noisyCategorical(NDArray logProbabilities) {
    return logProbabilities.add(
        noise.gumbel(logProbabilities.getManager(), logProbabilities.getShape()));
  }
}
