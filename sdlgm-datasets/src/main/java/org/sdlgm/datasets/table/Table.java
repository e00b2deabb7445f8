package org.sdlgm.datasets.table;

import java.util.List;
import org.sdlgm.datasets.source.ByteSource;

/** A file of rows, which can be read from its start more than once. */
public interface Table {
  /** The file. */
  ByteSource bytes();

  /**
   * A reader before the first row.
   *
   * @throws org.sdlgm.error.DataException if the file cannot be read, or declares no attributes
   */
  TableReader open();

  /**
   * This table with kinds of attributes that are known from elsewhere, for a format that does not
   * declare them; else this table itself.
   *
   * @param attributes by whose names the kinds are known
   */
  default Table as(List<Attribute> attributes) {
    return this;
  }
}
