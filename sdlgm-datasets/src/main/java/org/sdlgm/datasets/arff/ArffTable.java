package org.sdlgm.datasets.arff;

import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.table.Table;
import org.sdlgm.datasets.table.TableReader;

/**
 * A table in ARFF.
 *
 * @param bytes the file
 */
public record ArffTable(ByteSource bytes) implements Table {
  @Override
  public TableReader open() {
    return ArffReader.open(bytes);
  }
}
