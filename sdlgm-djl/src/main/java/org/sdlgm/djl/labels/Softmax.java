package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import org.sdlgm.djl.tensor.Constants;

/** p = softmax(z), with the loss KL(q || p) (Martins and Astudillo 2016, section 3.4). */
final class Softmax implements LabelShares.Transformation {
  /** Under the logarithm of a share of 0, whose product with the share is 0 all the same. */
  private static final double TINY = 1e-30;

  @Override
  public NDArray shares(NDArray scores) {
    return scores.softmax(1);
  }

  @Override
  public NDArray loss(NDArray scores, NDArray target) {
    NDArray log = target.maximum(Constants.scalar(target.getManager(), TINY)).log();
    return target.mul(log.sub(scores.logSoftmax(1))).sum(new int[] {1});
  }
}
