package org.sdlgm.djl.tensor;

import java.nio.FloatBuffer;
import org.sdlgm.random.Draws;

/**
 * Uniform numbers as a function of a key and a position: SplitMix64 (Steele, Lea and Flood 2014,
 * doi 10.1145/2660193.2660195) over a counter.
 *
 * <p>There is no state, so any part of the sequence is drawn again by naming it: what makes a
 * resumed training equal to an uninterrupted one, on every engine.
 */
public final class Uniforms {
  private static final long GAMMA = Draws.GOLDEN_GAMMA;
  private static final float STEP = 0x1p-23f;

  private Uniforms() {}

  /**
   * A key for one purpose: different arguments give unrelated sequences.
   *
   * @param seed the run's
   * @param stream what the numbers are for
   * @param step such as the iteration
   */
  public static long key(long seed, long stream, long step) {
    return Draws.mix(Draws.mix(Draws.mix(seed + GAMMA) + stream * GAMMA) + step * GAMMA);
  }

  /**
   * Fills a buffer with numbers strictly between 0 and 1: multiples of 2^-23, less half of one, so
   * that log(-log u) is finite.
   *
   * @param key as {@link #key} gives it
   * @param from which of the key's numbers is the first
   * @param destination from its first number to its limit; its position is not moved
   */
  public static void fill(long key, long from, FloatBuffer destination) {
    int count = destination.limit();
    long bits = 0;
    for (int i = 0; i < count; i++) {
      // Two numbers of 64 bits each: the lower half is the even one.
      boolean even = (from + i) % 2 == 0;
      if (even || i == 0) {
        bits = Draws.mix(key + (from + i) / 2 * GAMMA);
      }
      destination.put(i, open((int) (even ? bits : bits >>> 32)));
    }
  }

  /**
   * Multiples of the counter's step, for {@link #bits}.
   *
   * @param count how many
   */
  static long[] counters(int count) {
    long[] counters = new long[count];
    for (int i = 0; i < count; i++) {
      counters[i] = i * GAMMA;
    }
    return counters;
  }

  /**
   * The random bits at some positions, 64 for each, in a loop that the JVM's compiler vectorises.
   *
   * @param key as {@link #key} gives it
   * @param from the first position
   * @param count how many
   * @param counters at least {@code count} of them
   * @param destination gets the bits, from its beginning
   */
  static void bits(long key, long from, int count, long[] counters, long[] destination) {
    long first = key + from * GAMMA;
    for (int i = 0; i < count; i++) {
      destination[i] = Draws.mix(first + counters[i]);
    }
  }

  private static float open(int bits) {
    return ((bits >>> 9) + 0.5f) * STEP;
  }
}
