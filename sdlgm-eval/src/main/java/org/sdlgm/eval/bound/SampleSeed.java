package org.sdlgm.eval.bound;

import org.sdlgm.random.Draws;

/** The seed of each draw: a function of what is drawn, so that a bound comes out the same again. */
final class SampleSeed {
  private SampleSeed() {}

  /**
   * The seed of one sample of one batch. All bounds share it, so that their differences are not
   * blurred by different draws.
   *
   * @param seed the evaluation's
   * @param from the batch's first observation
   * @param sample index of the sample
   */
  static long of(long seed, int from, int sample) {
    return Draws.key(Draws.key(seed, from), sample);
  }
}
