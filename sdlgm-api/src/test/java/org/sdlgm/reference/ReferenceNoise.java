package org.sdlgm.reference;

import java.util.Random;

/** Uniform noise that is a function of its seed and step. */
public final class ReferenceNoise {
  private Random random = new Random(0);

  /**
   * Goes to the start of a step's noise.
   *
   * @param seed of the run
   * @param step within it
   */
  public void reseed(long seed, long step) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + step * 0xBF58476D1CE4E5B9L);
  }

  /**
   * Uniform variates strictly inside (0, 1).
   *
   * @param shape of the tensor that they fill
   */
  public ReferenceTensor uniform(int... shape) {
    int size = 1;
    for (int dimension : shape) {
      size *= dimension;
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = (random.nextLong() >>> 12) * 0x1p-52 + 0x1p-53;
    }
    return ReferenceTensor.of(values, shape);
  }
}
