package org.sdlgm.experiment.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.storage.Destination;
import org.sdlgm.storage.FileKind;

/** The form that MNIST is published in: big-endian, type and dimensions first. */
final class IdxFormat implements ObservationFile.Format {
  private static final byte UNSIGNED_BYTE = 0x08;
  private static final byte FLOAT = 0x0D;
  private static final float WHITE = 255;

  private final ObservationShape shape;
  private final int count;

  IdxFormat(Destination path, ObservationShape shape, long count) {
    if (count > Integer.MAX_VALUE) {
      throw new ConfigurationException(
          "-o " + path + ": IDX holds up to 2147483647 observations; write .csv");
    }
    this.shape = shape;
    this.count = (int) count;
  }

  private boolean isFloat() {
    return shape.values() == Values.REAL;
  }

  @Override
  public FileKind kind() {
    return new FileKind(
        "an IDX file",
        head ->
            head.length > 3
                && head[0] == 0
                && head[1] == 0
                && (head[2] == UNSIGNED_BYTE || head[2] == FLOAT));
  }

  @Override
  public void begin(OutputStream out) throws IOException {
    int rank = 1 + shape.dimensions().size();
    ByteBuffer header = ByteBuffer.allocate(Integer.BYTES * (1 + rank));
    header.putShort((short) 0).put(isFloat() ? FLOAT : UNSIGNED_BYTE).put((byte) rank);
    header.putInt(count);
    shape.dimensions().forEach(header::putInt);
    out.write(header.array());
  }

  @Override
  public void add(float[] row, OutputStream out) throws IOException {
    ByteBuffer values = ByteBuffer.allocate(row.length * (isFloat() ? Float.BYTES : 1));
    for (float value : row) {
      if (isFloat()) {
        values.putFloat(value);
      } else {
        values.put((byte) Math.round(WHITE * Math.min(1, Math.max(0, value))));
      }
    }
    out.write(values.array());
  }

  @Override
  public void end(OutputStream out) {}
}
