package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.tensor.Constants;

/**
 * DARN's estimator (Gregor et al. 2014, arXiv 1310.8499; compared by Gu et al. 2016, arXiv
 * 1511.05176, and Jang et al. 2017, arXiv 1611.01144, section 3.2): the score function of each
 * variable z_n with a baseline that is the first-order Taylor expansion of f = log p(x|z) around
 * the sample, taken at the middle z̄, so that f less the baseline is f'(z)' (z - z̄),
 *
 * <p>∇ = Σ_n f'_n(z)' (z_n - z̄) ∇ log q(z_n|x), with z̄ = 1/2 for bits and 1/M for M classes.
 *
 * <p>Without the baseline's correction term it is biased, but for a bit exact where f is quadratic
 * in it, and for a categorical where f is linear.
 */
public final class DarnEstimator extends HardForwardEstimator {
  /**
   * @param context the training's
   */
  public DarnEstimator(DjlContext context) {
    super("darn", context.noise());
  }

  /** (z - 1/2) d log q(z)/dφ = (z - 1/2) (z - p). */
  @Override
  NDArray binarySlope(NDArray drawn, NDArray logits) {
    return Constants.shifted(drawn, -0.5).mul(drawn.sub(Activation.sigmoid(logits)));
  }

  /** (z - 1/M) d log q(z), where log q(z) is the drawn class's log π. */
  @Override
  NDArray categoricalChange(NDArray drawn, NDArray logProbabilities, NDArray change) {
    int classes = change.getShape().dimension() - 1;
    NDArray score = drawn.mul(change).sum(new int[] {classes}, true);
    return Constants.shifted(drawn, -1.0 / change.getShape().get(classes)).mul(score);
  }
}
