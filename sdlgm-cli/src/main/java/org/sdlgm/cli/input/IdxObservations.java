package org.sdlgm.cli.input;

import org.sdlgm.data.Observations;
import org.sdlgm.datasets.idx.IdxArray;

/**
 * The rows of an IDX array.
 *
 * @param array its first dimension counts the observations
 * @param binary whether bytes above 127 are 1 and others 0; else they are byte / 255
 */
record IdxObservations(IdxArray array, boolean binary) implements Observations {
  private static final int HALF = 127;
  private static final float WHITE = 255;

  @Override
  public int count() {
    return array.dimensions().get(0);
  }

  @Override
  public int width() {
    return array.dimensions().stream().skip(1).reduce(1, (a, b) -> a * b);
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    int width = width();
    for (int i = 0; i < width; i++) {
      int value = array.value(index * width + i);
      destination[offset + i] = binary ? (value > HALF ? 1 : 0) : value / WHITE;
    }
  }
}
