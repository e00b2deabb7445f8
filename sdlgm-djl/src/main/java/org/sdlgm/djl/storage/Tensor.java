package org.sdlgm.djl.storage;

import ai.djl.ndarray.types.Shape;

/**
 * Numbers with a shape.
 *
 * @param shape its dimensions
 * @param values in row-major order
 */
public record Tensor(Shape shape, float[] values) {
  /**
   * @throws IllegalArgumentException if the values do not fill the shape
   */
  public Tensor {
    if (shape.size() != values.length) {
      throw new IllegalArgumentException(values.length + " values for the shape " + shape);
    }
  }
}
