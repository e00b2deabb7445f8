package org.sdlgm.djl.tensor;

/**
 * Standard Gumbel numbers, -log(-log u), in rows, each a function of a key and the row's number.
 *
 * <p>The quantile function is read from a table instead of computed: two logarithms a number were
 * the costliest part of a training step. A number v = min(u, 1 - u) is cut like a floating point
 * number, into a power of two with {@value #CELLS} cells, and the quantile is linear within a cell:
 * it is off by at most 5e-7, and 2e-6 where v is below 2^-20: about what the logarithms lose in
 * single precision. The tail is finer than theirs, for v goes down to 2^-33.
 *
 * <p>An instance belongs to one thread.
 */
public final class Gumbels {
  private static final int CELL_BITS = 9;
  private static final int CELLS = 1 << CELL_BITS;
  private static final int POWERS = 32 - CELL_BITS;
  private static final int SIDE = 2 * POWERS * CELLS;
  private static final int PLACE_BITS = 52 - CELL_BITS;
  private static final long ONE = Double.doubleToRawLongBits(1);

  /** What a double's exponent and first bits are where the number is {@value #CELLS}. */
  private static final int FIRST_CELL = (int) (Double.doubleToRawLongBits(CELLS) >>> PLACE_BITS);

  /** Offset and slope of each cell, as functions of 1 + the place within the cell. */
  private static final double[] TABLE = table();

  private final long[] counters;
  private final long[] bits;

  /**
   * @param longest how many numbers the longest row has
   */
  public Gumbels(int longest) {
    counters = Uniforms.counters((longest + 1) / 2);
    bits = new long[counters.length];
  }

  /**
   * Draws a row.
   *
   * @param key as {@link Uniforms#key} gives it
   * @param row the row's number, from 0
   * @param length of the row, at most the longest
   * @param destination gets the numbers, from its beginning
   */
  public void row(long key, long row, int length, double[] destination) {
    int pairs = (length + 1) / 2;
    Uniforms.bits(key, row * pairs, pairs, counters, bits);
    for (int i = 0; i < length / 2; i++) {
      destination[2 * i] = quantile((int) bits[i]);
      destination[2 * i + 1] = quantile((int) (bits[i] >>> 32));
    }
    if (length % 2 == 1) {
      destination[length - 1] = quantile((int) bits[pairs - 1]);
    }
  }

  /**
   * The quantile of 32 random bits: the first says on which side of 1/2 u is, the others are v.
   *
   * @param random bits
   */
  static double quantile(int random) {
    // CELLS is added so that the smallest v has a whole power of two's cells as well.
    double scaled = (random & 0x7fff_ffffL) + CELLS;
    // As a floating point number it is cut already: the exponent, then the cell, then the place.
    long cut = Double.doubleToRawLongBits(scaled);
    int cell = (int) (cut >>> PLACE_BITS) - FIRST_CELL;
    int entry = 2 * cell + ((random >> 31) & SIDE);
    double place = Double.longBitsToDouble(ONE | (cut << (64 - PLACE_BITS) >>> 12));
    return TABLE[entry] + place * TABLE[entry + 1];
  }

  private static double[] table() {
    double[] table = new double[2 * SIDE];
    for (int cell = 0; cell < POWERS * CELLS; cell++) {
      double width = 1L << (cell >>> CELL_BITS);
      double from = width * (CELLS + cell % CELLS) - CELLS + 0.5;
      for (int side = 0; side < 2; side++) {
        double start = exact(side, from * 0x1p-32);
        double slope = exact(side, (from + width) * 0x1p-32) - start;
        table[2 * cell + side * SIDE] = start - slope;
        table[2 * cell + 1 + side * SIDE] = slope;
      }
    }
    return table;
  }

  /** -log(-log u) of u = v or, on the other side, 1 - v. */
  static double exact(int side, double v) {
    return -Math.log(side == 0 ? -Math.log(v) : -Math.log1p(-v));
  }
}
