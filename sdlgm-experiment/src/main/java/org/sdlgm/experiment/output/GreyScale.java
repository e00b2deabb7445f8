package org.sdlgm.experiment.output;

import org.sdlgm.data.ObservationShape;

/**
 * Which values of pictures are black and white.
 *
 * @param black the least
 * @param white the greatest, above black
 */
public record GreyScale(float black, float white) {
  /**
   * The values' own range, or [0, 1] where the shape says so.
   *
   * @param shape of each row
   * @param rows values; those that are not finite do not count
   */
  public static GreyScale of(ObservationShape shape, Iterable<float[]> rows) {
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    if (shape.values() == ObservationShape.Values.REAL) {
      for (float[] row : rows) {
        for (float value : row) {
          if (Float.isFinite(value)) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
          }
        }
      }
    }
    return greatest > least ? new GreyScale(least, greatest) : new GreyScale(0, 1);
  }

  /**
   * A value's place between black and white.
   *
   * @param value beyond black or white it is there; not a number is black
   * @return from 0 to 1
   */
  public float place(float value) {
    float place = (value - black) / (white - black);
    return place > 0 ? Math.min(1, place) : 0;
  }

  /**
   * A value's {@link #place} as a pixel has it.
   *
   * @param value any
   * @return from 0 to 255
   */
  public int shade(float value) {
    return Math.round(255 * place(value));
  }
}
