package org.sdlgm.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Rows that follow one another: many of them are given to a model one range at a time.
 *
 * @param from the first row
 * @param to one past the last row
 */
public record RowRange(int from, int to) {
  /**
   * @throws IllegalArgumentException unless 0 &lt;= from &lt;= to
   */
  public RowRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("not a range of rows: " + from + " to " + to);
    }
  }

  /**
   * All rows in order: ranges of one size, the last of which may be shorter.
   *
   * @param count how many rows there are, at least 0
   * @param size of a range, at least 1
   * @throws IllegalArgumentException if a number is less
   */
  public static List<RowRange> over(int count, int size) {
    if (count < 0 || size < 1) {
      throw new IllegalArgumentException("cannot take " + count + " rows by " + size);
    }
    return LongStream.iterate(0, from -> from < count, from -> from + size)
        .mapToObj(from -> new RowRange((int) from, (int) Math.min(count, from + size)))
        .toList();
  }

  /** How many rows. */
  public int size() {
    return to - from;
  }

  /**
   * These rows of all.
   *
   * @param all at least as many rows as this reaches
   */
  public float[][] of(float[][] all) {
    return Arrays.copyOfRange(all, from, to);
  }

  /**
   * These observations, as they are in epoch 0.
   *
   * @param observations at least as many as this reaches
   */
  public float[][] of(Observations observations) {
    return observations.rows(from, to);
  }

  /**
   * Puts these rows where they belong.
   *
   * @param rows as many as this has
   * @param all at least as many rows as this reaches
   */
  public void put(float[][] rows, float[][] all) {
    System.arraycopy(rows, 0, all, from, size());
  }
}
