package org.sdlgm.eval.bound;

/** The seed of each draw: a function of what is drawn, so that a bound comes out the same again. */
final class Draws {
  private Draws() {}

  /**
   * The seed of one sample of one batch. All bounds share it, so that their differences are not
   * blurred by different draws.
   *
   * @param seed the evaluation's
   * @param from the batch's first observation
   * @param sample index of the sample
   */
  static long seed(long seed, int from, int sample) {
    return mix(mix(mix(seed) + from) + sample);
  }

  /** SplitMix64's step (Steele, Lea and Flood 2014, "Fast splittable pseudorandom numbers"). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
