package org.sdlgm.djl.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Constants of a recorded graph: the only way to one.
 *
 * <p>{@code array.mul(40)} wraps its number in a temporary tensor over Java memory and closes it at
 * once, while autograd keeps the tensor for the backward pass: a garbage collection in between
 * frees the memory under it, and the gradient is silently wrong (DJL 0.35.1 on PyTorch; {@code div}
 * and {@code pow} alike). A filled array, or a duplicate, owns its memory, and the graph's
 * reference keeps it.
 */
public final class Constants {
  private static final Shape SCALAR = new Shape();

  private Constants() {}

  /**
   * A scalar that lives as long as any graph that uses it.
   *
   * @param manager that the handle is attached to
   * @param value the number
   */
  public static NDArray scalar(NDManager manager, double value) {
    return manager.full(SCALAR, (float) value, DataType.FLOAT32);
  }

  /**
   * A vector that lives as long as any graph that uses it.
   *
   * @param manager that the handle is attached to
   * @param values the numbers
   */
  public static NDArray vector(NDManager manager, double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return vector(manager, narrow);
  }

  /**
   * A vector that lives as long as any graph that uses it.
   *
   * @param manager that the handle is attached to
   * @param values the numbers
   */
  public static NDArray vector(NDManager manager, float[] values) {
    try (NDArray borrowed = manager.create(values)) {
      return borrowed.duplicate();
    }
  }

  /**
   * {@code factor · array}.
   *
   * @param array any shape
   * @param factor the number
   */
  public static NDArray scaled(NDArray array, double factor) {
    return array.mul(scalar(array.getManager(), factor));
  }

  /**
   * {@code array + summand}.
   *
   * @param array any shape
   * @param summand the number
   */
  public static NDArray shifted(NDArray array, double summand) {
    return array.add(scalar(array.getManager(), summand));
  }
}
