package org.sdlgm.datasets.generated;

import java.util.Arrays;
import java.util.Objects;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.random.Draws;

/** Pictures of bars, painted when they are read. */
final class BarsImages implements Observations {
  private final Labels bars;
  private final int side;
  private final double noise;
  private final long key;

  /**
   * @param bars how often a picture has each bar: the rows, then the columns
   * @param side the pictures' height and width
   * @param noise the probability that a pixel is flipped
   * @param key of the noise
   */
  BarsImages(Labels bars, int side, double noise, long key) {
    this.bars = bars;
    this.side = side;
    this.noise = noise;
    this.key = key;
  }

  @Override
  public int count() {
    return bars.rows();
  }

  @Override
  public int width() {
    return side * side;
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    Objects.checkIndex(index, count());
    Arrays.fill(destination, offset, offset + width(), 0);
    for (int i = 0; i < side; i++) {
      if (bars.count(index, i) > 0) {
        Arrays.fill(destination, offset + i * side, offset + (i + 1) * side, 1);
      }
      if (bars.count(index, side + i) > 0) {
        for (int row = 0; row < side; row++) {
          destination[offset + row * side + i] = 1;
        }
      }
    }
    if (noise > 0) {
      flip(Draws.key(key, index), destination, offset);
    }
  }

  private void flip(long picture, float[] destination, int offset) {
    for (int i = 0; i < width(); i++) {
      if (Draws.uniform(picture, i) < noise) {
        destination[offset + i] = 1 - destination[offset + i];
      }
    }
  }
}
