package org.sdlgm.datasets.idx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.error.DataException;

/** An array of unsigned bytes in the IDX format, whole in memory. */
public final class IdxArray {
  private final List<Integer> dimensions;
  private final byte[] bytes;
  private final int offset;

  private IdxArray(List<Integer> dimensions, byte[] bytes, int offset) {
    this.dimensions = dimensions;
    this.bytes = bytes;
    this.offset = offset;
  }

  /**
   * Understands a file's content. The values are not copied.
   *
   * @param content of the file, uncompressed
   * @throws DataException if it is no IDX, of another type than unsigned bytes, or has not just as
   *     many values as its dimensions say
   */
  public static IdxArray parse(Content content) {
    byte[] bytes = content.bytes();
    try {
      IdxHeader header = IdxHeader.read(content.source(), new ByteArrayInputStream(bytes));
      header.requireLength(content.source(), bytes.length);
      return new IdxArray(header.dimensions(), bytes, header.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory", e);
    }
  }

  /** The dimensions, the slowest first, such as [60000, 28, 28]. */
  public List<Integer> dimensions() {
    return dimensions;
  }

  /** The file's bytes, not copied: leave them as they are. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes()} the first value is. */
  public int offset() {
    return offset;
  }

  /**
   * A value.
   *
   * @param index counted through the whole array
   * @return in [0, 255]
   */
  public int value(int index) {
    return Byte.toUnsignedInt(bytes[offset + index]);
  }
}
