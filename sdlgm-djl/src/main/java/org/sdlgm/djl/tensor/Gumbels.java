package org.sdlgm.djl.tensor;

import java.util.function.DoubleUnaryOperator;

/**
 * Standard Gumbel numbers, -log(-log u), in rows, each a function of a key and the row's number.
 *
 * <p>The quantile function is read from tables instead of computed: two logarithms a number were
 * the costliest part of a training step. The range of v = min(u, 1 - u) is cut into cells, with a
 * cubic polynomial in each: cells of one width, which cost the least to find, and in the tail,
 * where the quantile is steep, {@value #TAIL_CELLS} in each power of two. So a cell is no wider
 * than an eighth of its v, and a result off by at most 1e-6: about what single precision has. The
 * tail is finer than that of a logarithm of single numbers, for v goes down to 2^-33.
 *
 * <p>An instance belongs to one thread.
 */
public final class Gumbels {
  /** Bits of v: all but the first, which says on which side of 1/2 u is. */
  private static final int BITS = 31;

  private static final int PLACE_BITS = 22;
  private static final int CELLS = 1 << (BITS - PLACE_BITS);

  private static final int TAIL_CELL_BITS = 3;
  private static final int TAIL_CELLS = 1 << TAIL_CELL_BITS;
  private static final int TAIL_PLACE_BITS = BITS - TAIL_CELL_BITS;

  /** Below this v, the cells of one width would be too wide. */
  private static final int TAIL = TAIL_CELLS << PLACE_BITS;

  /** Of a cell's polynomial in the place within it, an integer; the constant is the first. */
  private static final int COEFFICIENTS = 4;

  private static final float[] TABLE = table();
  private static final float[] TAIL_TABLE = tailTable();

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
  public void row(long key, long row, int length, float[] destination) {
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
   * The quantile of 32 random bits: u = (v + 1/2) / 2^32 on one side, 1 less that on the other.
   *
   * @param random bits
   */
  static float quantile(int random) {
    if ((random & Integer.MAX_VALUE) < TAIL) {
      return tailQuantile(random);
    }
    int entry = (random >>> PLACE_BITS) * COEFFICIENTS;
    return polynomial(TABLE, entry, random & ((1 << PLACE_BITS) - 1));
  }

  private static float tailQuantile(int random) {
    // 2v + 1 is cut like a floating point number: the power of two, then the cell, then the place.
    int odd = random << 1 | 1;
    int power = Integer.numberOfLeadingZeros(odd);
    int cut = odd << power;
    int cell = cut >>> TAIL_PLACE_BITS & (TAIL_CELLS - 1);
    int entry = tailEntry(random >>> BITS, power, cell);
    return polynomial(TAIL_TABLE, entry, cut & ((1 << TAIL_PLACE_BITS) - 1));
  }

  private static int tailEntry(int side, int power, int cell) {
    return ((side * Integer.SIZE + power) * TAIL_CELLS + cell) * COEFFICIENTS;
  }

  private static float polynomial(float[] table, int entry, float place) {
    return table[entry]
        + place * (table[entry + 1] + place * (table[entry + 2] + place * table[entry + 3]));
  }

  private static float[] table() {
    float[] table = new float[2 * CELLS * COEFFICIENTS];
    for (int side = 0; side < 2; side++) {
      for (int cell = TAIL_CELLS; cell < CELLS; cell++) {
        double from = Math.scalb((double) cell, PLACE_BITS) + 0.5;
        DoubleUnaryOperator quantile = exact(side, from * 0x1p-32, 0x1p-32);
        interpolate(quantile, PLACE_BITS, table, (side * CELLS + cell) * COEFFICIENTS);
      }
    }
    return table;
  }

  private static float[] tailTable() {
    float[] table = new float[tailEntry(2, 0, 0)];
    for (int side = 0; side < 2; side++) {
      for (int power = 0; power < Integer.SIZE; power++) {
        double unit = Math.scalb(1.0, -power - 33);
        for (int cell = 0; cell < TAIL_CELLS; cell++) {
          double from = Math.scalb((double) TAIL_CELLS + cell, TAIL_PLACE_BITS);
          DoubleUnaryOperator quantile = exact(side, from * unit, unit);
          interpolate(quantile, TAIL_PLACE_BITS, table, tailEntry(side, power, cell));
        }
      }
    }
    return table;
  }

  /** The quantile of v = from + place · unit. */
  private static DoubleUnaryOperator exact(int side, double from, double unit) {
    return place -> exact(side, from + place * unit);
  }

  /** -log(-log u) of u = v or, on the other side, 1 - v. */
  static double exact(int side, double v) {
    return -Math.log(side == 0 ? -Math.log(v) : -Math.log1p(-v));
  }

  /** The cubic that meets a function at the Chebyshev nodes of [0, 2^placeBits], by Newton. */
  private static void interpolate(
      DoubleUnaryOperator function, int placeBits, float[] table, int entry) {
    double[] nodes = new double[COEFFICIENTS];
    double[] differences = new double[COEFFICIENTS];
    for (int i = 0; i < COEFFICIENTS; i++) {
      nodes[i] = (1 - Math.cos((2 * i + 1) * Math.PI / (2 * COEFFICIENTS))) / 2;
      differences[i] = function.applyAsDouble(Math.scalb(nodes[i], placeBits));
    }
    for (int order = 1; order < COEFFICIENTS; order++) {
      for (int i = COEFFICIENTS - 1; i >= order; i--) {
        differences[i] = (differences[i] - differences[i - 1]) / (nodes[i] - nodes[i - order]);
      }
    }
    // From a sum of products of (t - node) to one of powers of t, from the innermost on.
    double[] powers = new double[COEFFICIENTS];
    for (int i = COEFFICIENTS - 1; i >= 0; i--) {
      for (int power = COEFFICIENTS - 1; power > 0; power--) {
        powers[power] = powers[power - 1] - nodes[i] * powers[power];
      }
      powers[0] = differences[i] - nodes[i] * powers[0];
    }
    for (int power = 0; power < COEFFICIENTS; power++) {
      table[entry + power] = (float) Math.scalb(powers[power], -power * placeBits);
    }
  }
}
