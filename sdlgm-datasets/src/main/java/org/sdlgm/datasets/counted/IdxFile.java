package org.sdlgm.datasets.counted;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.sdlgm.datasets.idx.IdxArray;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.error.DataException;

/** Images in one IDX file, whose names are their numbers, from 0. */
final class IdxFile implements ImageSource {
  private static final int MAX_BYTES = 1 << 30;

  private final Path file;
  private final IdxArray array;
  private final ImageSize size;

  /**
   * Reads the file.
   *
   * @throws DataException if it is damaged, or has no images of that many channels
   */
  IdxFile(Path file, int channels) {
    this.file = file;
    this.array = IdxArray.parse(Content.read(file, file.toString(), MAX_BYTES));
    List<Integer> dimensions = array.dimensions();
    int own = dimensions.size() == 4 ? dimensions.get(3) : 1;
    boolean empty = dimensions.stream().skip(1).anyMatch(dimension -> dimension < 1);
    if (dimensions.size() < 3 || dimensions.size() > 4 || own != channels || empty) {
      throw new DataException(
          "%s has the dimensions %s; images of %d channel(s) need [images, height, width%s]"
              .formatted(file, dimensions, channels, channels == 1 ? "" : ", 3"));
    }
    this.size = new ImageSize(dimensions.get(1), dimensions.get(2), channels);
  }

  @Override
  public ImageSize size() {
    return size;
  }

  @Override
  public byte[] read(String name, String record) {
    int count = array.dimensions().get(0);
    if (!name.matches("\\d{1,9}") || Integer.parseInt(name) >= count) {
      throw new DataException(
          "%s: the image is '%s'; in %s images are numbered from 0 to %d"
              .formatted(record, name, file, count - 1));
    }
    int from = array.offset() + Integer.parseInt(name) * size.values();
    return Arrays.copyOfRange(array.bytes(), from, from + size.values());
  }
}
