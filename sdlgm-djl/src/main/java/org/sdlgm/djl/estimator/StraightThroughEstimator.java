package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.sdlgm.djl.context.DjlContext;

/**
 * The straight-through estimator (Bengio et al. 2013, arXiv 1308.3432, section 4, with the
 * sigmoid's derivative): a hard sample's derivative is taken to be that of its probability, dz/dφ =
 * p (1 - p) for a bit and J = diag(π) - π π' for a categorical. Exact where log p(x|z) is linear in
 * z.
 *
 * <p>Unlike straight-through Gumbel-Softmax, which is {@code pathwise} in the mode {@code
 * straight-through}, the derivative has no share in the noise and no temperature.
 */
public final class StraightThroughEstimator extends HardForwardEstimator {
  /**
   * @param context the training's
   */
  public StraightThroughEstimator(DjlContext context) {
    super("straight-through", context.noise());
  }

  @Override
  NDArray binarySlope(NDArray drawn, NDArray logits) {
    return Slopes.ofSigmoid(Activation.sigmoid(logits));
  }

  @Override
  NDArray categoricalChange(NDArray drawn, NDArray logProbabilities, NDArray change) {
    return Slopes.softmaxChange(logProbabilities.exp(), change);
  }
}
