package org.sdlgm.datasets.arff;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream as slices of a buffer, which is as long as the longest line needs. */
final class Lines implements Closeable {
  private static final int FIRST_BUFFER = 1 << 17;
  private static final int MAX_LINE = 1 << 28;

  private final InputStream in;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int position;
  private int limit;
  private boolean afterReturn;
  private int start;
  private int end;
  private long number;

  /**
   * @param in the stream, closed with this
   */
  Lines(InputStream in) {
    this.in = in;
  }

  /**
   * Goes to the next line; lines end with a line feed, a carriage return, or both.
   *
   * @return whether there is one
   * @throws IOException if the stream fails, or the line is longer than 256 MiB
   */
  boolean next() throws IOException {
    number++;
    if (afterReturn && (position < limit || fill(position)) && buffer[position] == '\n') {
      position++;
    }
    afterReturn = false;
    start = position;
    int scan = position;
    while (true) {
      for (; scan < limit; scan++) {
        byte b = buffer[scan];
        if (b == '\n' || b == '\r') {
          afterReturn = b == '\r';
          end = scan;
          position = scan + 1;
          return true;
        }
      }
      int length = scan - start;
      boolean more = fill(start);
      scan = start + length;
      if (!more) {
        end = scan;
        position = scan;
        return length > 0;
      }
    }
  }

  /** Reads on, keeping what is from a position on: that moves to the buffer's start. */
  private boolean fill(int from) throws IOException {
    int kept = limit - from;
    if (kept == buffer.length) {
      if (kept >= MAX_LINE) {
        throw new IOException("the line is longer than 256 MiB");
      }
      buffer = Arrays.copyOf(buffer, 2 * kept);
    } else {
      System.arraycopy(buffer, from, buffer, 0, kept);
    }
    start = 0;
    position = 0;
    limit = kept;
    int read = in.read(buffer, kept, buffer.length - kept);
    limit += Math.max(0, read);
    return read > 0;
  }

  /** Where the line is; valid until the next. */
  byte[] buffer() {
    return buffer;
  }

  /** Index of the line's first byte. */
  int start() {
    return start;
  }

  /** One past the index of the line's last byte, without what ends it. */
  int end() {
    return end;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
