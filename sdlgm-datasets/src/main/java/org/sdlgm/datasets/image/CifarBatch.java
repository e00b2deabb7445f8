package org.sdlgm.datasets.image;

import org.sdlgm.datasets.source.Content;
import org.sdlgm.error.DataException;

/**
 * A file of CIFAR-10's binary version: records of a label and the red, green and blue planes of a
 * 32 x 32 picture, row by row.
 *
 * <p>Format: A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009, and the
 * dataset's web page.
 */
final class CifarBatch {
  static final int SIDE = 32;
  static final int CHANNELS = 3;
  static final int PLANE = SIDE * SIDE;
  static final int WIDTH = CHANNELS * PLANE;
  static final int RECORD = 1 + WIDTH;
  private static final int CLASSES = 10;

  private final byte[] bytes;

  private CifarBatch(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Understands a file's content. The pixels are not copied.
   *
   * @param content of the file
   * @throws DataException if its last record is not whole, or a label is above 9
   */
  static CifarBatch parse(Content content) {
    byte[] bytes = content.bytes();
    CifarBatch batch = new CifarBatch(bytes);
    for (int record = 0; record < batch.count(); record++) {
      if (batch.label(record) >= CLASSES) {
        throw new DataException(
            content.source()
                + " has the label "
                + batch.label(record)
                + " in record "
                + record
                + ", but there are 10 classes; is it CIFAR-10's binary version?");
      }
    }
    int rest = bytes.length % RECORD;
    if (rest != 0) {
      throw new DataException(
          content.source()
              + " ends within record "
              + batch.count()
              + ", after "
              + rest
              + " of its "
              + RECORD
              + " bytes; fetch it anew");
    }
    return batch;
  }

  /** How many whole records there are. */
  int count() {
    return bytes.length / RECORD;
  }

  /**
   * A record's label, in [0, 9].
   *
   * @param record its index
   */
  int label(int record) {
    return Byte.toUnsignedInt(bytes[record * RECORD]);
  }

  /**
   * Writes a record's picture, each pixel's three channels side by side.
   *
   * @param record its index
   * @param destination where to
   * @param offset index of the first value in destination
   */
  void read(int record, float[] destination, int offset) {
    int plane = record * RECORD + 1;
    for (int channel = 0; channel < CHANNELS; channel++, plane += PLANE) {
      for (int pixel = 0, to = offset + channel; pixel < PLANE; pixel++, to += CHANNELS) {
        destination[to] = GreyLevels.of(bytes[plane + pixel]);
      }
    }
  }
}
