package org.sdlgm.eval.table;

import java.util.List;

/**
 * One line of a table.
 *
 * @param name what was measured
 * @param cells one per column
 */
public record Row(String name, List<Cell> cells) {
  /** Copies the cells. */
  public Row {
    cells = List.copyOf(cells);
  }

  /**
   * A row of cells.
   *
   * @param name what was measured
   * @param cells one per column
   */
  public static Row of(String name, Cell... cells) {
    return new Row(name, List.of(cells));
  }
}
