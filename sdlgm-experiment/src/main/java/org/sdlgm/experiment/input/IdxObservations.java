package org.sdlgm.experiment.input;

import java.io.Closeable;
import java.io.IOException;
import org.sdlgm.data.Observations;
import org.sdlgm.datasets.idx.IdxStream;
import org.sdlgm.datasets.source.ByteSource;

/** The rows of an IDX file, which is read as they are asked for: best in order. */
final class IdxObservations implements Observations, Closeable {
  private static final int HALF = 127;
  private static final float WHITE = 255;

  private final IdxStream values;

  /** What each byte is as a number. */
  private final float[] numbers = new float[256];

  /**
   * @param file its first dimension counts the observations
   * @param binary whether bytes above 127 are 1 and others 0; else they are byte / 255
   * @throws org.sdlgm.error.DataException if it is no IDX file of bytes
   */
  IdxObservations(ByteSource file, boolean binary) {
    values = new IdxStream(file);
    for (int level = 0; level < numbers.length; level++) {
      numbers[level] = binary ? (level > HALF ? 1 : 0) : level / WHITE;
    }
  }

  @Override
  public int count() {
    return values.dimensions().get(0);
  }

  @Override
  public int width() {
    return values.width();
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    convert(bytes(index, index + 1), 0, destination, offset);
  }

  @Override
  public float[][] rows(int from, int to) {
    byte[] bytes = bytes(from, to);
    float[][] rows = new float[to - from][width()];
    for (int i = 0; i < rows.length; i++) {
      convert(bytes, i * width(), rows[i], 0);
    }
    return rows;
  }

  private byte[] bytes(int from, int to) {
    byte[] bytes = new byte[Math.multiplyExact(to - from, width())];
    values.read((long) from * width(), bytes);
    return bytes;
  }

  private void convert(byte[] bytes, int from, float[] destination, int offset) {
    int width = width();
    for (int i = 0; i < width; i++) {
      destination[offset + i] = numbers[Byte.toUnsignedInt(bytes[from + i])];
    }
  }

  @Override
  public void close() throws IOException {
    values.close();
  }
}
