package org.sdlgm.djl.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import org.sdlgm.component.VariableSampler;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.djl.context.Temperature;
import org.sdlgm.djl.tensor.Noise;

/**
 * Draws in a {@link SamplingMode}: relaxed ones are softmax((log π + Gumbel noise) / τ), and for
 * two classes sigmoid((logit + logistic noise) / τ) (Jang et al. 2017, arXiv 1611.01144, eq. 2;
 * Maddison et al. 2017, arXiv 1611.00712, eq. 2 and 11).
 */
public final class GumbelSoftmax implements VariableSampler<NDArray> {
  private final GumbelMax hard;
  private final SamplingMode mode;
  private final Temperature temperature;

  /**
   * @param noise the model's
   * @param mode how to draw
   * @param temperature τ, of no effect on hard draws
   */
  public GumbelSoftmax(Noise noise, SamplingMode mode, Temperature temperature) {
    this.hard = new GumbelMax(noise);
    this.mode = mode;
    this.temperature = temperature;
  }

  @Override
  public NDArray binary(NDArray logits) {
    NDArray noisy = hard.noisyBinary(logits);
    return switch (mode) {
      case HARD -> StraightThrough.step(noisy);
      case RELAXED -> relaxedBinary(noisy);
      case STRAIGHT_THROUGH ->
          StraightThrough.of(StraightThrough.step(noisy), relaxedBinary(noisy));
    };
  }

  @Override
  public NDArray categorical(NDArray logProbabilities) {
    NDArray noisy = hard.noisyCategorical(logProbabilities);
    return switch (mode) {
      case HARD -> StraightThrough.oneHotOfLargest(noisy);
      case RELAXED -> relaxedCategorical(noisy);
      case STRAIGHT_THROUGH ->
          StraightThrough.of(StraightThrough.oneHotOfLargest(noisy), relaxedCategorical(noisy));
    };
  }

  private NDArray relaxedBinary(NDArray noisy) {
    return Activation.sigmoid(cooled(noisy));
  }

  private NDArray relaxedCategorical(NDArray noisy) {
    return cooled(noisy).softmax(noisy.getShape().dimension() - 1);
  }

  private NDArray cooled(NDArray noisy) {
    NDManager manager = noisy.getManager();
    return noisy.div(temperature.array(manager));
  }
}
