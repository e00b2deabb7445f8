package org.sdlgm.data;

import java.util.List;

/**
 * What one observation looks like.
 *
 * @param dimensions such as [28, 28] (height, width), [32, 32, 3] (height, width, channels) or [72]
 * @param values what the numbers may be
 */
public record ObservationShape(List<Integer> dimensions, Values values) {
  /** As many numbers as 2 GiB hold. */
  private static final int MAX_SIZE = 1 << 29;

  /** The range of an observed value. */
  public enum Values {
    /** 0 or 1. */
    BINARY,
    /** In [0, 1]. */
    UNIT_INTERVAL,
    /** Any finite number. */
    REAL
  }

  /**
   * Copies the dimensions.
   *
   * @throws IllegalArgumentException if there are none, one is below 1, or their product is above
   *     2^29
   */
  public ObservationShape {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty() || dimensions.stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException("dimensions must be at least 1, got " + dimensions);
    }
    if (product(dimensions) > MAX_SIZE) {
      throw new IllegalArgumentException("dimensions are too large: " + dimensions);
    }
  }

  /** D, the product of the dimensions. */
  public int size() {
    return (int) product(dimensions);
  }

  /** Any number above the largest size where the product is. */
  private static long product(List<Integer> dimensions) {
    long product = 1;
    for (int dimension : dimensions) {
      product = Math.min(product * dimension, 2L * MAX_SIZE);
    }
    return product;
  }

  /** Whether an observation is a picture: two dimensions, or three with 1 or 3 channels last. */
  public boolean isImage() {
    return dimensions.size() == 2
        || (dimensions.size() == 3 && (dimensions.get(2) == 1 || dimensions.get(2) == 3));
  }
}
