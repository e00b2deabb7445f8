package org.sdlgm.random;

/**
 * Random numbers without state: each is a function of a key and its index in the key's sequence.
 *
 * <p>A key's sequence is that of SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom
 * number generators", OOPSLA 2014) seeded with the key. Keys of keys make a tree, say seed, part,
 * observation, so that any one value can be had without those before it, from any thread.
 */
public final class Draws {
  /** 2^64 over the golden ratio, odd: SplitMix64's step. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

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

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
