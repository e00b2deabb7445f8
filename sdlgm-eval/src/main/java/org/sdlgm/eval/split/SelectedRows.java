package org.sdlgm.eval.split;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;

/** Some observations of a part, read through: nothing is copied but the labels. */
public final class SelectedRows implements Observations {
  private final Observations all;
  private final int[] rows;

  private SelectedRows(Observations all, int[] rows) {
    this.all = all;
    this.rows = rows;
  }

  /**
   * Some observations of a part, with their labels.
   *
   * @param part the part
   * @param rows indices of its observations, in the order that they get; none twice or any number
   *     of times
   * @throws IndexOutOfBoundsException if the part has no such observation
   */
  public static DataPart of(DataPart part, int... rows) {
    for (int row : rows) {
      if (row < 0 || row >= part.count()) {
        throw new IndexOutOfBoundsException("observation " + row + " of " + part.count());
      }
    }
    int[] copy = rows.clone();
    return new DataPart(
        new SelectedRows(part.observations(), copy), part.labels().map(all -> labels(all, copy)));
  }

  /**
   * The first observations of a part; the part itself if it has no more.
   *
   * @param part the part
   * @param count how many of its observations, at least 0
   */
  public static DataPart first(DataPart part, int count) {
    return count >= part.count() ? part : of(part, IntStream.range(0, count).toArray());
  }

  /**
   * What a configuration measures of a part: the first observations, or all.
   *
   * @param part the part
   * @param evaluation how many
   */
  public static DataPart measured(DataPart part, EvaluationConfig evaluation) {
    int count = evaluation.observations();
    return count == 0 ? part : first(part, count);
  }

  /**
   * The labels of some observations.
   *
   * @param all the labels of N observations
   * @param rows indices of observations, in [0, N)
   */
  public static Labels labels(Labels all, int... rows) {
    List<String> names = all.names();
    byte[] counts = new byte[Math.multiplyExact(rows.length, names.size())];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (byte) all.count(rows[i / names.size()], i % names.size());
    }
    return Labels.of(names, counts);
  }

  @Override
  public int count() {
    return rows.length;
  }

  @Override
  public int width() {
    return all.width();
  }

  @Override
  public Optional<String> origin(int index) {
    return all.origin(rows[index]);
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    all.read(rows[index], epoch, destination, offset);
  }
}
