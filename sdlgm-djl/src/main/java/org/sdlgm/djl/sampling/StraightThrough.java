package org.sdlgm.djl.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import org.sdlgm.djl.tensor.Constants;

/**
 * Hard values with the gradient of relaxed ones (Bengio et al. 2013, arXiv 1308.3432; Jang et al.
 * 2017, arXiv 1611.01144, section 2.2).
 */
public final class StraightThrough {
  private StraightThrough() {}

  /**
   * The hard value forward, the relaxed value's gradient backward.
   *
   * @param hard vertices
   * @param relaxed points inside, of the same shape
   */
  public static NDArray of(NDArray hard, NDArray relaxed) {
    return relaxed.add(hard.stopGradient().sub(relaxed.stopGradient()));
  }

  /**
   * 1 where a value is above 0, else 0; no gradient.
   *
   * @param values any shape
   */
  public static NDArray step(NDArray values) {
    NDArray constant = values.stopGradient();
    NDArray zero = Constants.scalar(constant.getManager(), 0);
    return constant.gt(zero).toType(DataType.FLOAT32, false);
  }

  /**
   * One-hot at the largest value of the last axis; no gradient.
   *
   * @param values (..., K)
   */
  public static NDArray oneHotOfLargest(NDArray values) {
    NDArray constant = values.stopGradient();
    int axis = constant.getShape().dimension() - 1;
    int width = Math.toIntExact(constant.getShape().get(axis));
    return constant.argMax(axis).oneHot(width, DataType.FLOAT32);
  }
}
