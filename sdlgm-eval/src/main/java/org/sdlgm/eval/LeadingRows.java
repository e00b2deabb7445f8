package org.sdlgm.eval;

import java.util.List;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;

/**
 * The first observations of others.
 *
 * @param all the others
 * @param count how many of them
 */
record LeadingRows(Observations all, int count) implements Observations {
  /** The first observations of a part with their labels; the part itself if it has no more. */
  static DataPart of(DataPart part, int count) {
    if (count >= part.count()) {
      return part;
    }
    return new DataPart(
        new LeadingRows(part.observations(), count),
        part.labels().map(labels -> leading(labels, count)));
  }

  private static Labels leading(Labels labels, int rows) {
    List<String> names = labels.names();
    byte[] counts = new byte[rows * names.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (byte) labels.count(i / names.size(), i % names.size());
    }
    return Labels.of(names, counts);
  }

  @Override
  public int width() {
    return all.width();
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("observation " + index + " of " + count);
    }
    all.read(index, epoch, destination, offset);
  }
}
