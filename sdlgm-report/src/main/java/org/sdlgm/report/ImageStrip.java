package org.sdlgm.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.sdlgm.data.ObservationShape;

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
   * Which values are black and white.
   *
   * @param black the least
   * @param white the greatest, above black
   */
  record Range(float black, float white) {
    /** The values' own range, or [0, 1] where the shape says so. */
    static Range of(ObservationShape shape, float[][] rows) {
      if (shape.values() != ObservationShape.Values.REAL) {
        return new Range(0, 1);
      }
      float least = Float.POSITIVE_INFINITY;
      float greatest = Float.NEGATIVE_INFINITY;
      for (float[] row : rows) {
        for (float value : row) {
          if (Float.isFinite(value)) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
          }
        }
      }
      return greatest > least ? new Range(least, greatest) : new Range(0, 1);
    }

    /** A value's place in the range, from 0 to 1; not a number is 0. */
    float place(float value) {
      float place = (value - black) / (white - black);
      return place > 0 ? Math.min(1, place) : 0;
    }
  }

  /**
   * Draws pictures.
   *
   * @param shape of each row, an image's
   * @param rows at least one
   * @param range the grey scale
   */
  static ImageStrip of(ObservationShape shape, float[][] rows, Range range) {
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
  static ImageStrip of(ObservationShape shape, float[][] rows, Range range, int maxSide) {
    List<Integer> sides = shape.dimensions();
    int channels = sides.size() == 3 ? sides.get(2) : 1;
    int longest = Math.max(sides.get(0), sides.get(1));
    int factor = (longest + maxSide - 1) / maxSide;
    int height = Math.max(1, sides.get(0) / factor);
    int width = Math.max(1, sides.get(1) / factor);
    BufferedImage image =
        new BufferedImage(
            width,
            height * rows.length,
            channels == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
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
    void paint(BufferedImage image, int top, int y, int x, Range range) {
      int rgb = 0;
      for (int channel = 0; channel < channels; channel++) {
        int level = Math.round(255 * range.place(mean(y, x, channel)));
        if (channels == 1) {
          // setRGB would send the level through grey's own gamma
          image.getRaster().setSample(x, top + y, 0, level);
          return;
        }
        rgb = rgb << 8 | level;
      }
      image.setRGB(x, top + y, rgb);
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
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // A stream of our own, since ImageIO's may go through a temporary file.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this Java runtime cannot write PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
