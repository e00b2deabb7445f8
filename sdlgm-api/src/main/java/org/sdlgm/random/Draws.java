package org.sdlgm.random;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The one way to random numbers: nothing else makes a generator.
 *
 * <p>Without state, each number is a function of a key and its index in the key's sequence.
 *
 * <p>A key's sequence is that of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom
 * number generators", OOPSLA 2014) seeded with the key. Keys of keys make a tree, say seed, part,
 * observation, so that any one value can be had without those before it, from any thread. Where
 * numbers are drawn one after the other, a generator of Java's own is made of a key by {@link
 * #generator}.
 */
public final class Draws {
  /** 2^64 over the golden ratio, odd: SplitMix64's step. */
  public static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

  private Draws() {}

  /**
   * The key of a branch.
   *
   * @param key the seed, or the key of the branch above
   * @param branch which of its branches
   */
  public static long key(long key, long branch) {
    return mix(key ^ mix(branch + GOLDEN_GAMMA));
  }

  /**
   * 64 random bits.
   *
   * @param key of the sequence
   * @param index in the sequence
   */
  public static long bits(long key, long index) {
    return mix(key + (index + 1) * GOLDEN_GAMMA);
  }

  /**
   * A number in [0, 1), uniform over the multiples of 2^-53.
   *
   * @param key of the sequence
   * @param index in the sequence
   */
  public static double uniform(long key, long index) {
    return (bits(key, index) >>> 11) * TWO_TO_MINUS_53;
  }

  /**
   * A standard normal number, by the first half of G. Box and M. Muller's transform (1958). It
   * takes the sequence's bits at 2 index and 2 index + 1.
   *
   * @param key of the sequence
   * @param index in the sequence
   */
  public static double normal(long key, long index) {
    // 1 - u is in (0, 1], so that its logarithm is finite.
    double radius = Math.sqrt(-2 * Math.log(1 - uniform(key, 2 * index)));
    return radius * Math.cos(2 * Math.PI * uniform(key, 2 * index + 1));
  }

  /**
   * A generator whose numbers are drawn one after the other.
   *
   * @param key its seed
   */
  public static SplittableRandom generator(long key) {
    return new SplittableRandom(key);
  }

  /** Draws a row. */
  @FunctionalInterface
  public interface RowDraw {
    /**
     * The row.
     *
     * @param row its number
     * @param random of this row alone
     */
    float[] draw(int row, SplittableRandom random);
  }

  /**
   * Rows, each drawn from a generator of its own.
   *
   * @param count how many
   * @param seed the same seed gives the same rows
   * @param draw gives one
   */
  public static float[][] rows(int count, long seed, RowDraw draw) {
    SplittableRandom seeds = generator(seed);
    float[][] rows = new float[count][];
    Arrays.setAll(rows, row -> draw.draw(row, seeds.split()));
    return rows;
  }

  /**
   * The numbers from 0 on in random order, by R. Fisher and F. Yates' shuffle (Durstenfeld 1964).
   *
   * @param count how many
   * @param random the source of randomness
   */
  public static int[] order(int count, SplittableRandom random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  /**
   * Cumulative probabilities, for {@link #index}.
   *
   * @param log the probabilities' logarithms, up to a constant
   * @return the last is exactly 1
   */
  public static double[] cumulative(double[] log) {
    double[] cumulative = Arrays.stream(log).map(Math::exp).toArray();
    for (int k = 1; k < log.length; k++) {
      cumulative[k] += cumulative[k - 1];
    }
    double sum = cumulative[log.length - 1];
    Arrays.setAll(cumulative, k -> cumulative[k] / sum);
    cumulative[log.length - 1] = 1;
    return cumulative;
  }

  /**
   * Draws from a categorical distribution: the first index whose cumulative probability is above a
   * uniform number.
   *
   * @param cumulative as {@link #cumulative} gives it
   * @param uniform in [0, 1)
   */
  public static int index(double[] cumulative, double uniform) {
    int found = Arrays.binarySearch(cumulative, uniform);
    if (found < 0) {
      return -found - 1;
    }
    while (cumulative[found] <= uniform) {
      found++;
    }
    return found;
  }

  /**
   * SplitMix64's mixing of bits: every bit of the result depends on every bit of the argument.
   *
   * @param bits such as a key plus a multiple of {@link #GOLDEN_GAMMA}
   */
  public static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
