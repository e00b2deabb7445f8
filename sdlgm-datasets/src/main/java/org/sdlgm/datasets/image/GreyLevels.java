package org.sdlgm.datasets.image;

/** Pixel bytes as numbers. */
final class GreyLevels {
  /** A byte's greatest value: white, or full ink. */
  static final int MAX = 255;

  /** byte / 255 by byte, so that reading takes a look-up and no division. */
  private static final float[] LEVELS = levels();

  private GreyLevels() {}

  /**
   * A pixel's grey level.
   *
   * @param pixel an unsigned byte
   * @return in [0, 1]
   */
  static float of(byte pixel) {
    return LEVELS[Byte.toUnsignedInt(pixel)];
  }

  private static float[] levels() {
    float[] levels = new float[MAX + 1];
    for (int i = 0; i <= MAX; i++) {
      levels[i] = i / (float) MAX;
    }
    return levels;
  }
}
