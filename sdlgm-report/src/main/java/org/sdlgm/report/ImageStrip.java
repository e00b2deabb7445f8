package org.sdlgm.report;

import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.experiment.output.GreyScale;
import org.sdlgm.experiment.output.Png;

/**
 * Many pictures in one PNG, one below the other: the page shows each through a window.
 *
 * @param height of one picture in the PNG's pixels
 * @param width of one picture in the PNG's pixels
 * @param count how many pictures
 * @param uri the PNG as a {@code data:} URI
 */
record ImageStrip(int height, int width, int count, String uri) {
  /** The longest side of a picture in the report; larger ones are shrunk, by whole factors. */
  private static final int MAX_SIDE = 96;

  /**
   * Draws pictures.
   *
   * @param shape of each row, an image's
   * @param rows at least one
   * @param range the grey scale
   */
  static ImageStrip of(ObservationShape shape, float[][] rows, GreyScale range) {
    return of(shape, rows, range, MAX_SIDE);
  }

  /**
   * Draws pictures.
   *
   * @param shape of each row, an image's
   * @param rows at least one
   * @param range the grey scale
   * @param maxSide the longest side of a picture; larger ones are shrunk, by whole factors
   */
  static ImageStrip of(ObservationShape shape, float[][] rows, GreyScale range, int maxSide) {
    List<Integer> sides = shape.dimensions();
    int channels = sides.size() == 3 ? sides.get(2) : 1;
    int longest = Math.max(sides.get(0), sides.get(1));
    int factor = (longest + maxSide - 1) / maxSide;
    int height = Math.max(1, sides.get(0) / factor);
    int width = Math.max(1, sides.get(1) / factor);
    BufferedImage image = Png.canvas(width, height * rows.length, channels);
    for (int i = 0; i < rows.length; i++) {
      Picture picture = new Picture(rows[i], sides.get(0), sides.get(1), channels, factor);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          picture.paint(image, i * height, y, x, range);
        }
      }
    }
    return new ImageStrip(height, width, rows.length, png(image));
  }

  private record Picture(float[] values, int height, int width, int channels, int factor) {
    void paint(BufferedImage image, int top, int y, int x, GreyScale range) {
      // Into the raster, since setRGB would send a level through grey's own gamma.
      for (int channel = 0; channel < channels; channel++) {
        image.getRaster().setSample(x, top + y, channel, range.shade(mean(y, x, channel)));
      }
    }

    /** The mean of the square that one pixel of the report stands for. */
    private float mean(int y, int x, int channel) {
      float sum = 0;
      int count = 0;
      for (int v = y * factor; v < Math.min(height, (y + 1) * factor); v++) {
        for (int u = x * factor; u < Math.min(width, (x + 1) * factor); u++) {
          sum += values[(v * width + u) * channels + channel];
          count++;
        }
      }
      return sum / Math.max(1, count);
    }
  }

  private static String png(BufferedImage image) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.bytes(image));
  }
}
