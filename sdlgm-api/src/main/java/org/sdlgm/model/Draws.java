package org.sdlgm.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Drawing latents, row by row, and from a categorical distribution. */
final class Draws {
  private Draws() {}

  /** Draws the latent of one observation. */
  @FunctionalInterface
  interface RowDraw {
    float[] draw(int row, SplittableRandom random);
  }

  /** One latent per observation, each from a random source of its own. */
  static float[][] rows(int count, long seed, RowDraw draw) {
    SplittableRandom seeds = new SplittableRandom(seed);
    float[][] latents = new float[count][];
    for (int row = 0; row < count; row++) {
      latents[row] = draw.draw(row, seeds.split());
    }
    return latents;
  }

  /** Cumulative probabilities from log probabilities; the last is exactly 1. */
  static double[] cumulative(double[] log) {
    double[] cumulative = new double[log.length];
    double sum = 0;
    for (int k = 0; k < log.length; k++) {
      sum += Math.exp(log[k]);
      cumulative[k] = sum;
    }
    for (int k = 0; k < log.length; k++) {
      cumulative[k] /= sum;
    }
    cumulative[log.length - 1] = 1;
    return cumulative;
  }

  /** The first index whose cumulative probability is above {@code uniform}, which is in [0, 1). */
  static int index(double[] cumulative, double uniform) {
    int found = Arrays.binarySearch(cumulative, uniform);
    if (found < 0) {
      return -found - 1;
    }
    while (cumulative[found] <= uniform) {
      found++;
    }
    return found;
  }
}
