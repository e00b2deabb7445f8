package org.sdlgm.datasets.image;

import java.util.Objects;
import org.sdlgm.data.Observations;
import org.sdlgm.datasets.idx.IdxArray;
import org.sdlgm.random.Draws;

/** Grey pictures, kept as bytes and binarised when they are read. */
final class GreyImages implements Observations {
  /** The least byte whose grey level is above 0.5. */
  private static final int THRESHOLD = GreyLevels.MAX / 2 + 1;

  private final byte[] pixels;
  private final int offset;
  private final int count;
  private final int width;
  private final Binarization binarization;
  private final long key;

  /**
   * @param images picture by picture; not copied
   * @param count how many pictures to use
   * @param width pixels of a picture
   * @param binarization how they are read
   * @param key of the draws: one per dataset part
   */
  GreyImages(IdxArray images, int count, int width, Binarization binarization, long key) {
    this.pixels = images.bytes();
    this.offset = images.offset();
    this.count = count;
    this.width = width;
    this.binarization = binarization;
    this.key = key;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void read(int index, int epoch, float[] destination, int to) {
    int from = offset + Objects.checkIndex(index, count) * width;
    switch (binarization) {
      case STATIC -> draw(Draws.key(key, index), from, destination, to);
      case DYNAMIC -> draw(Draws.key(Draws.key(key, index), epoch), from, destination, to);
      case THRESHOLD -> threshold(from, destination, to);
      case NONE -> copy(from, destination, to);
    }
  }

  /**
   * A pixel is 1 if u < level / 255, u uniform over the multiples of 2^-32 in [0, 1): never at 0,
   * and always at 255.
   */
  private void draw(long pictureKey, int from, float[] destination, int to) {
    for (int i = 0; i < width; i++) {
      long level = Byte.toUnsignedInt(pixels[from + i]);
      // Most pixels are black: they need no draw.
      boolean on =
          level != 0 && (Draws.bits(pictureKey, i) >>> 32) * GreyLevels.MAX < (level << 32);
      destination[to + i] = on ? 1 : 0;
    }
  }

  private void threshold(int from, float[] destination, int to) {
    for (int i = 0; i < width; i++) {
      destination[to + i] = Byte.toUnsignedInt(pixels[from + i]) >= THRESHOLD ? 1 : 0;
    }
  }

  private void copy(int from, float[] destination, int to) {
    for (int i = 0; i < width; i++) {
      destination[to + i] = GreyLevels.of(pixels[from + i]);
    }
  }
}
