package org.sdlgm.experiment.output;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG. */
public final class Png {
  private Png() {}

  /**
   * A picture of one value or three of each pixel.
   *
   * @param width in pixels
   * @param height in pixels
   * @param channels 1 for grey; 3 for red, green and blue
   */
  public static BufferedImage canvas(int width, int height, int channels) {
    int type = channels == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY;
    return new BufferedImage(width, height, type);
  }

  /**
   * Writes a picture.
   *
   * @param image the picture
   * @param out is not closed
   * @throws IOException if it cannot be written there
   */
  public static void write(BufferedImage image, OutputStream out) throws IOException {
    // A stream of our own, since ImageIO's may go through a temporary file.
    try (MemoryCacheImageOutputStream png = new MemoryCacheImageOutputStream(out)) {
      if (!ImageIO.write(image, "png", png)) {
        throw new IllegalStateException("this Java runtime cannot write PNG");
      }
    }
  }

  /**
   * A picture's file.
   *
   * @param image the picture
   */
  public static byte[] bytes(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(image, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
