package org.sdlgm.datasets.counted;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.error.DataException;

/** Images as observations: bytes / 255. */
public final class Images implements Observations {
  private static final float WHITE = 255;

  private final List<String> origins;
  private final List<byte[]> pixels;
  private final int width;

  /**
   * @param origins the record that each is from
   * @param pixels of each
   * @param width how many values each has
   */
  Images(List<String> origins, List<byte[]> pixels, int width) {
    this.origins = List.copyOf(origins);
    this.pixels = List.copyOf(pixels);
    this.width = width;
  }

  /**
   * All images of a folder, in the order of their names.
   *
   * @param folder with images in PNG, JPEG, GIF or BMP
   * @param shape what each must look like
   * @throws DataException if there are none, or one is damaged or of another size
   */
  public static Images of(Path folder, ObservationShape shape) {
    ImageSize size = ImageSize.of(shape);
    ImageFiles source = new ImageFiles(folder, size.channels(), Optional.of(size));
    List<String> names = ImageFiles.names(folder);
    if (names.isEmpty()) {
      throw new DataException(folder + " has no images in PNG, JPEG, GIF or BMP");
    }
    List<byte[]> pixels = new ArrayList<>();
    names.forEach(name -> pixels.add(source.read(name, "-i " + folder)));
    return new Images(names, pixels, size.values());
  }

  @Override
  public int count() {
    return pixels.size();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public Optional<String> origin(int index) {
    return Optional.of(origins.get(index));
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    byte[] image = pixels.get(index);
    for (int i = 0; i < width; i++) {
      destination[offset + i] = Byte.toUnsignedInt(image[i]) / WHITE;
    }
  }
}
