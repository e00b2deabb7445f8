package org.sdlgm.datasets.idx;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.sdlgm.error.DataException;

/**
 * What an IDX file says of its values, which are unsigned bytes.
 *
 * <p>A file begins with two zero bytes, a byte for the type of the values, a byte for the number of
 * dimensions, and each dimension as a big-endian 32-bit number; the values follow, last dimension
 * fastest.
 *
 * @param dimensions at least one, the slowest first; the product of all but the first is an int
 */
record IdxHeader(List<Integer> dimensions) {
  private static final int UNSIGNED_BYTE = 0x08;

  /**
   * Reads a header.
   *
   * @param source what to call the file in an error
   * @param in is at the values afterwards
   * @throws DataException if the file is no IDX, of another type than unsigned bytes, or claims
   *     more values than can be read
   * @throws IOException if it cannot be read
   */
  static IdxHeader read(String source, InputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw new DataException(source + " is no IDX file: it does not begin with two zero bytes");
    }
    if (magic[2] != UNSIGNED_BYTE) {
      throw new DataException(
          "%s holds IDX values of type 0x%02x; only unsigned bytes (0x08) are read"
              .formatted(source, magic[2]));
    }
    IdxHeader header = new IdxHeader(dimensions(source, Byte.toUnsignedInt(magic[3]), in));
    if (header.exactWidth() > Integer.MAX_VALUE) {
      throw header.error(source, "claims more values than a file can have here");
    }
    return header;
  }

  private static List<Integer> dimensions(String source, int rank, InputStream in)
      throws IOException {
    List<Integer> dimensions = new ArrayList<>();
    try {
      DataInputStream numbers = new DataInputStream(in);
      for (int d = 0; d < rank; d++) {
        int dimension = numbers.readInt();
        if (dimension < 0) {
          throw new DataException(
              source + " claims more values than a file can have here; fetch it anew");
        }
        dimensions.add(dimension);
      }
    } catch (EOFException e) {
      dimensions.clear();
    }
    if (dimensions.isEmpty()) {
      throw new DataException(
          "%s ends within its header, which claims %d dimensions; fetch it anew"
              .formatted(source, rank));
    }
    return List.copyOf(dimensions);
  }

  /** The product of all dimensions but the first, or what is more than an int. */
  private long exactWidth() {
    return dimensions.stream()
        .skip(1)
        .mapToLong(Integer::longValue)
        .reduce(1, (a, b) -> a > Integer.MAX_VALUE ? a : a * b);
  }

  /** How many values there are to each index of the first dimension. */
  int width() {
    return (int) exactWidth();
  }

  /** How many values there are. */
  long values() {
    return (long) dimensions.get(0) * width();
  }

  /** How many bytes come before the values. */
  int bytes() {
    return Integer.BYTES * (1 + dimensions.size());
  }

  /**
   * Holds what a file claims against what it has.
   *
   * @param source what to call the file in an error
   * @param length of the file in bytes
   * @throws DataException if there are more values or fewer
   */
  void requireLength(String source, long length) {
    if (length - bytes() != values()) {
      throw error(source, "has " + (length - bytes()) + " values, but claims " + values());
    }
  }

  DataException error(String source, String what) {
    return new DataException(
        source + " " + what + " with its dimensions " + dimensions + "; fetch it anew");
  }
}
