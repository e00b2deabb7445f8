package org.sdlgm.datasets.table;

import java.util.List;
import java.util.Objects;
import org.sdlgm.data.Observations;

/** Observations in memory: dense rows as they are, sparse rows as what they set. */
final class EncodedRows implements Observations {
  /**
   * A row.
   *
   * @param columns that are set; none for a dense row
   * @param values of those columns; of all for a dense row
   */
  record Row(int[] columns, float[] values) {
    private static final int[] ALL = {};

    static Row dense(float[] values) {
      return new Row(ALL, values);
    }

    private boolean dense() {
      return columns == ALL;
    }
  }

  private final List<Row> rows;
  private final float[] implicit;

  /**
   * @param rows in order
   * @param implicit what a sparse row does not set, D values
   */
  EncodedRows(List<Row> rows, float[] implicit) {
    this.rows = rows;
    this.implicit = implicit;
  }

  @Override
  public int count() {
    return rows.size();
  }

  @Override
  public int width() {
    return implicit.length;
  }

  @Override
  public void read(int index, int epoch, float[] destination, int offset) {
    Row row = rows.get(Objects.checkIndex(index, rows.size()));
    if (row.dense()) {
      System.arraycopy(row.values, 0, destination, offset, implicit.length);
      return;
    }
    System.arraycopy(implicit, 0, destination, offset, implicit.length);
    for (int i = 0; i < row.columns.length; i++) {
      destination[offset + row.columns[i]] = row.values[i];
    }
  }
}
