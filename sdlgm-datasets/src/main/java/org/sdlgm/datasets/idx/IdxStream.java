package org.sdlgm.datasets.idx;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;

/**
 * Unsigned bytes in the IDX format that are read as they are asked for, in memory that does not
 * grow with the file. Asked for in order, the file is read once; to go back, it is read from its
 * beginning again.
 */
public final class IdxStream implements Closeable {
  private final ByteSource source;
  private final IdxHeader header;
  private InputStream in;

  /** The value that the stream is at. */
  private long position;

  /**
   * Reads a header.
   *
   * @param source the file
   * @throws DataException if it cannot be read, is no IDX, of another type than unsigned bytes, or,
   *     where its length is known, has not just as many values as its dimensions say
   */
  public IdxStream(ByteSource source) {
    this.source = source;
    try {
      this.in = source.open();
      this.header = header(source, in);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Whether bytes begin as an IDX file does.
   *
   * @param source the bytes
   * @throws DataException if they cannot be read
   */
  public static boolean isIn(ByteSource source) {
    try (InputStream in = source.open()) {
      byte[] start = in.readNBytes(3);
      return start.length == 3 && start[0] == 0 && start[1] == 0 && start[2] != 0;
    } catch (IOException e) {
      throw FileTrouble.reading(source.name(), e);
    }
  }

  private static IdxHeader header(ByteSource source, InputStream in) throws IOException {
    try {
      IdxHeader header = IdxHeader.read(source.name(), in);
      source.length().ifPresent(length -> header.requireLength(source.name(), length));
      return header;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** The dimensions, the slowest first, such as [60000, 28, 28]. */
  public List<Integer> dimensions() {
    return header.dimensions();
  }

  /** How many values there are to each index of the first dimension. */
  public int width() {
    return header.width();
  }

  /**
   * Reads values.
   *
   * @param from the first one's index, counted through the whole file
   * @param destination is filled with unsigned bytes
   * @throws IndexOutOfBoundsException if the file does not claim so many values
   * @throws DataException if the file cannot be read, or its end is not where its dimensions say
   */
  public synchronized void read(long from, byte[] destination) {
    Objects.checkFromIndexSize(from, destination.length, header.values());
    try {
      if (from < position) {
        rewind();
      }
      in.skipNBytes(from - position);
      position = from;
      position += in.readNBytes(destination, 0, destination.length);
      if (position < from + destination.length) {
        throw ended();
      }
      if (position == header.values() && in.read() >= 0) {
        throw header.error(source.name(), "has more values than the " + position + " it claims");
      }
    } catch (EOFException e) {
      throw ended();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private void rewind() throws IOException {
    in.close();
    in = source.open();
    in.skipNBytes(header.bytes());
    position = 0;
  }

  private DataException ended() {
    return header.error(source.name(), "ends before the " + header.values() + " values it claims");
  }

  private DataException unreadable(IOException e) {
    return FileTrouble.reading(source.name(), e);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
