package org.sdlgm.benchmark;

import java.util.SplittableRandom;

/** Made-up pictures that are as MNIST's: 28 by 28, one pixel in five not black. */
public final class Pictures {
  /** Pixels of a picture. */
  public static final int WIDTH = 28 * 28;

  private static final double INK = 0.19;

  private Pictures() {}

  /**
   * Grey levels, picture by picture.
   *
   * @param count how many pictures
   */
  public static byte[] levels(int count) {
    SplittableRandom random = new SplittableRandom(1);
    byte[] levels = new byte[count * WIDTH];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (random.nextDouble() < INK ? random.nextInt(1, 256) : 0);
    }
    return levels;
  }

  /**
   * Black and white.
   *
   * @param count how many pictures
   * @return rows of 784 numbers, 0 and 1
   */
  public static float[][] binary(int count) {
    byte[] levels = levels(count);
    float[][] rows = new float[count][WIDTH];
    for (int i = 0; i < levels.length; i++) {
      rows[i / WIDTH][i % WIDTH] = levels[i] == 0 ? 0 : 1;
    }
    return rows;
  }
}
