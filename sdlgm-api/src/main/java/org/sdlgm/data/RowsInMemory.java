package org.sdlgm.data;

import java.nio.FloatBuffer;
import org.sdlgm.error.DataException;

/**
 * Observations that a program holds in memory.
 *
 * @param count N
 * @param width D
 * @param rows where they are
 */
record RowsInMemory(int count, int width, Rows rows) implements Observations {
  /** Copies a row of D numbers. */
  @FunctionalInterface
  interface Rows {
    void copy(int row, float[] destination, int offset);
  }

  RowsInMemory {
    if (count == 0 || width == 0) {
      throw new DataException(
          count == 0
              ? "there is no row: give at least one observation"
              : "the rows are empty: give at least one number in each");
    }
    float[] row = new float[width];
    for (int i = 0; i < count; i++) {
      rows.copy(i, row, 0);
      ObservationShape.requireFinite(row, i);
    }
  }

  static RowsInMemory of(float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != width) {
        throw new DataException(
            "row %d has %d numbers, row 0 has %d (counted from 0): give rows of one length"
                .formatted(i, rows[i].length, width));
      }
    }
    return new RowsInMemory(
        rows.length,
        width,
        (row, destination, offset) -> System.arraycopy(rows[row], 0, destination, offset, width));
  }

  static RowsInMemory of(FloatBuffer values, int width) {
    FloatBuffer own = values.slice();
    if (width < 1 || own.remaining() % width != 0) {
      throw new DataException(
          "%d numbers are not whole rows of %d: give the number of columns as the width"
              .formatted(own.remaining(), width));
    }
    return new RowsInMemory(
        own.remaining() / width,
        width,
        (row, destination, offset) -> own.get(row * width, destination, offset, width));
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    rows.copy(index, destination, offset);
  }
}
