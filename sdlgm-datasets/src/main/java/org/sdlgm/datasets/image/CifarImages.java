package org.sdlgm.datasets.image;

import java.util.List;
import java.util.Objects;
import org.sdlgm.data.Observations;

/** The pictures of a few batch files, one after the other. */
final class CifarImages implements Observations {
  private final List<CifarBatch> batches;
  private final int count;

  /**
   * @param batches the files
   * @param count how many pictures to use
   */
  CifarImages(List<CifarBatch> batches, int count) {
    this.batches = List.copyOf(batches);
    this.count = count;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int width() {
    return CifarBatch.WIDTH;
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    int record = Objects.checkIndex(index, count);
    int batch = 0;
    while (record >= batches.get(batch).count()) {
      record -= batches.get(batch).count();
      batch++;
    }
    batches.get(batch).read(record, destination, offset);
  }
}
