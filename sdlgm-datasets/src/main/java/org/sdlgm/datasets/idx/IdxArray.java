package org.sdlgm.datasets.idx;

import java.util.ArrayList;
import java.util.List;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.error.DataException;

/**
 * An array of unsigned bytes in the IDX format.
 *
 * <p>A file begins with two zero bytes, a byte for the type of the values, a byte for the number of
 * dimensions, and each dimension as a big-endian 32-bit number; the values follow, last dimension
 * fastest.
 */
public final class IdxArray {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MAGIC_BYTES = 4;
  private static final int DIMENSION_BYTES = 4;

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
    if (bytes.length < MAGIC_BYTES || bytes[0] != 0 || bytes[1] != 0) {
      throw new DataException(
          content.source() + " is no IDX file: it does not begin with two zero bytes");
    }
    if (bytes[2] != UNSIGNED_BYTE) {
      throw new DataException(
          "%s holds IDX values of type 0x%02x; only unsigned bytes (0x08) are read"
              .formatted(content.source(), bytes[2]));
    }
    int rank = Byte.toUnsignedInt(bytes[3]);
    int offset = MAGIC_BYTES + rank * DIMENSION_BYTES;
    if (rank == 0 || bytes.length < offset) {
      throw new DataException(
          content.source()
              + " ends within its header, which claims "
              + rank
              + " dimensions; fetch it anew");
    }
    List<Integer> dimensions = new ArrayList<>();
    long size = 1;
    for (int d = 0; d < rank; d++) {
      long dimension = unsigned(bytes, MAGIC_BYTES + d * DIMENSION_BYTES);
      // The size so far is below 2^31 and a dimension below 2^32, so the product does not wrap.
      size *= dimension;
      if (size > Integer.MAX_VALUE || dimension > Integer.MAX_VALUE) {
        throw new DataException(
            content.source()
                + " claims more values than a file can have here, but has "
                + (bytes.length - offset)
                + "; fetch it anew");
      }
      dimensions.add((int) dimension);
    }
    if (size != bytes.length - offset) {
      throw new DataException(
          content.source()
              + " has "
              + (bytes.length - offset)
              + " values, but claims "
              + size
              + " with its dimensions "
              + dimensions
              + "; fetch it anew");
    }
    return new IdxArray(List.copyOf(dimensions), bytes, offset);
  }

  private static long unsigned(byte[] bytes, int at) {
    long value = 0;
    for (int i = 0; i < DIMENSION_BYTES; i++) {
      value = value << 8 | Byte.toUnsignedInt(bytes[at + i]);
    }
    return value;
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
