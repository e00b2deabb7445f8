package org.sdlgm.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.data.Observations;

/** Pictures of 4 × 4 pixels, each the union of one row and one column: a tiny thing to learn. */
final class Stripes {
  /** D. */
  static final int SIZE = 16;

  private Stripes() {}

  /** 48 training and 16 test observations. */
  static Dataset dataset() {
    return dataset(Stripes::pixel);
  }

  /** The same data with one value that no arithmetic survives. */
  static Dataset withNotANumber() {
    return dataset((index, at) -> index == 3 && at == 5 ? Float.NaN : pixel(index, at));
  }

  private static Dataset dataset(Pixels pixels) {
    return new Dataset(
        "stripes",
        new ObservationShape(List.of(4, 4), Values.BINARY),
        new DataPart(new Pictures(48, pixels), Optional.empty()),
        new DataPart(new Pictures(16, pixels), Optional.empty()),
        Map.of());
  }

  /** The first test observations. */
  static float[][] rows(int count) {
    return new Pictures(count, Stripes::pixel).rows(0, count);
  }

  private static float pixel(int index, int at) {
    boolean row = at / 4 == index % 4;
    boolean column = at % 4 == index / 4 % 4;
    return row || column ? 1 : 0;
  }

  @FunctionalInterface
  private interface Pixels {
    float value(int index, int at);
  }

  private record Pictures(int count, Pixels pixels) implements Observations {
    @Override
    public int width() {
      return SIZE;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      for (int at = 0; at < SIZE; at++) {
        destination[offset + at] = pixels.value(index, at);
      }
    }
  }
}
