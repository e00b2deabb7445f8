package org.sdlgm.data;

import java.util.List;
import org.sdlgm.error.DataException;

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

  /**
   * Makes sure that rows are observations of this shape.
   *
   * @param rows N rows
   * @throws DataException if a row has not D numbers, or a number is not finite or not one of
   *     {@link #values}: it names row and column, counted from 0, and what to do
   */
  public void require(float[][] rows) {
    for (int row = 0; row < rows.length; row++) {
      require(rows[row], row);
    }
  }

  /**
   * Makes sure that a row is an observation of this shape.
   *
   * @param values the row
   * @param row its number, for messages
   * @throws DataException as for all {@link #require(float[][]) rows}
   */
  public void require(float[] values, int row) {
    if (values.length != size()) {
      throw new DataException(
          "row %d (counted from 0) has %d numbers, but the model is of %d: give it the columns that"
                  .formatted(row, values.length, size())
              + " it was trained on");
    }
    requireFinite(values, row);
    if (this.values == Values.REAL) {
      return;
    }
    for (int column = 0; column < values.length; column++) {
      float value = values[column];
      boolean fits =
          this.values == Values.BINARY ? value == 0 || value == 1 : value >= 0 && value <= 1;
      if (!fits) {
        throw new DataException(
            place(row, column, value)
                + (this.values == Values.BINARY
                    ? ", but the model is of binary data: give 0 or 1, or train with"
                        + " model.likelihood=gaussian, which is of real numbers"
                    : ", but the model is of numbers from 0 to 1: scale the data as it was for"
                        + " training"));
      }
    }
  }

  static void requireFinite(float[] values, int row) {
    for (int column = 0; column < values.length; column++) {
      if (!Float.isFinite(values[column])) {
        throw new DataException(
            place(row, column, values[column])
                + ": leave the row out, or put a number in its place");
      }
    }
  }

  private static String place(int row, int column, float value) {
    return "row %d, column %d (counted from 0) is %s".formatted(row, column, value);
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
