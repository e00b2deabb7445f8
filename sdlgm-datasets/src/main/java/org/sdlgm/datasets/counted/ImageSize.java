package org.sdlgm.datasets.counted;

import java.util.ArrayList;
import java.util.List;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;

/**
 * What all images of a set have in common.
 *
 * @param height in pixels
 * @param width in pixels
 * @param channels 1 or 3
 */
record ImageSize(int height, int width, int channels) {
  static ImageSize of(ObservationShape shape) {
    List<Integer> dimensions = shape.dimensions();
    return new ImageSize(
        dimensions.get(0), dimensions.get(1), dimensions.size() == 3 ? dimensions.get(2) : 1);
  }

  int values() {
    return Math.multiplyExact(Math.multiplyExact(height, width), channels);
  }

  ObservationShape shape() {
    List<Integer> dimensions = new ArrayList<>(List.of(height, width));
    if (channels > 1) {
      dimensions.add(channels);
    }
    return new ObservationShape(dimensions, Values.UNIT_INTERVAL);
  }

  boolean isOf(int otherHeight, int otherWidth) {
    return height == otherHeight && width == otherWidth;
  }
}
