package org.sdlgm.datasets.counted;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import org.sdlgm.error.DataException;

/** Images in the files of a folder, all as large as the first: PNG, JPEG, GIF or BMP. */
final class ImageFiles implements ImageSource {
  /** Larger pictures are no observations; and no memory is taken for what a header claims. */
  private static final long MAX_PIXELS = 1 << 24;

  private static final String NAMES = ".*\\.(png|jpe?g|gif|bmp)";
  private static final int BYTE = 8;
  private static final int MASK = 255;

  private final Path folder;
  private final int channels;
  private Optional<ImageSize> size;

  /**
   * @param folder that names are within
   * @param channels 1 or 3
   * @param size of the images; empty for that of the first
   */
  ImageFiles(Path folder, int channels, Optional<ImageSize> size) {
    this.folder = folder;
    this.channels = channels;
    this.size = size;
  }

  /** The names of all images in the folder, in order. */
  static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.toLowerCase(Locale.ROOT).matches(NAMES))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataException(folder + " cannot be listed: " + e.getMessage(), e);
    }
  }

  @Override
  public ImageSize size() {
    return size.orElseThrow(() -> new DataException(folder + " has no images"));
  }

  @Override
  public byte[] read(String name, String record) {
    Path file = file(name, record);
    try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw error(record, file, "is no image in PNG, JPEG, GIF or BMP");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        check(reader.getHeight(0), reader.getWidth(0), file, record);
        return channels == 1 ? grey(reader.read(0)) : colours(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof DataException known) {
        throw known;
      }
      // A damaged file may make a decoder throw anything.
      throw error(record, file, "cannot be read as an image: " + e.getMessage());
    }
  }

  private Path file(String name, String record) {
    try {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize())) {
        throw new DataException(
            "%s: the image '%s' is outside of %s".formatted(record, name, folder));
      }
      if (!Files.isRegularFile(file)) {
        throw new DataException("%s: there is no image '%s' in %s".formatted(record, name, folder));
      }
      return file;
    } catch (InvalidPathException e) {
      throw new DataException(
          "%s: the image is called '%s', which is no file's name".formatted(record, name), e);
    }
  }

  private void check(int height, int width, Path file, String record) {
    if ((long) height * width > MAX_PIXELS) {
      throw error(record, file, "has %d x %d pixels, which are too many".formatted(height, width));
    }
    ImageSize usual = size.orElseGet(() -> new ImageSize(height, width, channels));
    if (!usual.isOf(height, width)) {
      throw error(
          record,
          file,
          "is %d x %d pixels, but the first image, or the model's, is %d x %d: give all images one size"
              .formatted(height, width, usual.height(), usual.width()));
    }
    size = Optional.of(usual);
  }

  private static DataException error(String record, Path file, String what) {
    return new DataException(record + ": the image " + file + " " + what);
  }

  /** Grey as it is stored; colours by their luminance (ITU-R BT.601). */
  private static byte[] grey(BufferedImage image) {
    byte[] grey = new byte[image.getWidth() * image.getHeight()];
    Raster raster = image.getRaster();
    boolean stored = isGrey(image);
    for (int i = 0; i < grey.length; i++) {
      int x = i % image.getWidth();
      int y = i / image.getWidth();
      grey[i] = (byte) (stored ? raster.getSample(x, y, 0) : luminance(image.getRGB(x, y)));
    }
    return grey;
  }

  /** Whether the first band is 8 bits of grey: getRGB would send it through grey's own gamma. */
  private static boolean isGrey(BufferedImage image) {
    return image.getColorModel().getColorSpace().getNumComponents() == 1
        && image.getSampleModel().getSampleSize(0) == BYTE;
  }

  private static int luminance(int rgb) {
    return (int)
        Math.round(0.299 * colour(rgb, 0) + 0.587 * colour(rgb, 1) + 0.114 * colour(rgb, 2));
  }

  /** Red, green or blue, in [0, 255]. */
  private static int colour(int rgb, int channel) {
    return (rgb >> (BYTE * (2 - channel))) & MASK;
  }

  private static byte[] colours(BufferedImage image) {
    byte[] colours = new byte[3 * image.getWidth() * image.getHeight()];
    byte[] grey = isGrey(image) ? grey(image) : new byte[0];
    for (int i = 0; i < colours.length; i++) {
      int pixel = i / 3;
      int x = pixel % image.getWidth();
      int y = pixel / image.getWidth();
      colours[i] = grey.length > 0 ? grey[pixel] : (byte) colour(image.getRGB(x, y), i % 3);
    }
    return colours;
  }
}
