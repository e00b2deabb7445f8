package org.sdlgm.example.sevensegments;

import java.util.Objects;
import org.sdlgm.data.Observations;

/**
 * Binary pictures in memory.
 *
 * @param width D, the number of pixels of one
 * @param pixels 0 or 1, picture by picture
 */
record Pictures(int width, byte[] pixels) implements Observations {
  @Override
  public int count() {
    return pixels.length / width;
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    Objects.checkIndex(index, count());
    for (int i = 0; i < width; i++) {
      destination[offset + i] = pixels[index * width + i];
    }
  }
}
