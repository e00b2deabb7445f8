package org.sdlgm.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Observations by index. Reading is safe from several threads. */
public interface Observations {
  /** How many there are. */
  int count();

  /** D, the number of values of one. */
  int width();

  /**
   * Writes one observation.
   *
   * @param index in [0, count)
   * @param epoch which pass over the data this is, from 0: a dataset that draws anew for each pass
   *     (dynamic binarisation, augmentation) gives the same values for the same epoch
   * @param destination where to
   * @param offset index of the first value in destination
   */
  void read(int index, int epoch, float[] destination, int offset);

  /**
   * Where an observation is from, such as a file and a line in it, for those who have to correct
   * it; empty if it is from nowhere that a person could look it up.
   *
   * @param index in [0, count)
   */
  default Optional<String> origin(int index) {
    return Optional.empty();
  }

  /**
   * Observations from..to (exclusive) as rows, as they are in epoch 0.
   *
   * @param from first index
   * @param to one past the last index
   */
  default float[][] rows(int from, int to) {
    float[][] rows = new float[to - from][width()];
    for (int i = from; i < to; i++) {
      read(i, 0, rows[i - from], 0);
    }
    return rows;
  }

  /**
   * Rows in memory, which are not copied: leave them as they are while they are in use.
   *
   * @param rows N rows of D finite numbers
   * @throws org.sdlgm.error.DataException if there is no row or column, a row is longer or shorter
   *     than the first, or a number is not finite: it names row and column, counted from 0
   */
  static Observations of(float[][] rows) {
    return RowsInMemory.of(rows);
  }

  /**
   * Rows in one array, which is not copied: leave it as it is while it is in use.
   *
   * @param values N D finite numbers, row by row
   * @param width D
   * @throws org.sdlgm.error.DataException as {@link #of(float[][])}, or if the numbers are not
   *     whole rows
   */
  static Observations of(float[] values, int width) {
    return RowsInMemory.of(FloatBuffer.wrap(values), width);
  }

  /**
   * The rows that remain in a buffer, which is not copied, and whose position stays.
   *
   * @param values N D finite numbers, row by row
   * @param width D
   * @throws org.sdlgm.error.DataException as {@link #of(float[][])}, or if the numbers are not
   *     whole rows
   */
  static Observations of(FloatBuffer values, int width) {
    return RowsInMemory.of(values, width);
  }

  /**
   * Rows that are read once, and copied.
   *
   * @param rows of D finite numbers each
   * @throws org.sdlgm.error.DataException as {@link #of(float[][])}
   */
  static Observations of(Iterable<float[]> rows) {
    List<float[]> copies = new ArrayList<>();
    rows.forEach(row -> copies.add(row.clone()));
    return RowsInMemory.of(copies.toArray(float[][]::new));
  }
}
