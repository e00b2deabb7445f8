package org.sdlgm.datasets.table;

import java.io.Closeable;
import java.util.List;
import org.sdlgm.error.DataException;

/**
 * Iterates over a table's rows. One row is held at a time, whatever the file's length.
 *
 * <p>A row is a list of entries. A dense row has one per attribute, in order; a sparse row leaves
 * out entries that have their attribute's implicit value: the number 0, or the first declared value
 * of a nominal attribute.
 */
public interface TableReader extends Closeable {
  /** What to call the file in an error. */
  String source();

  /** The columns. */
  List<Attribute> attributes();

  /**
   * Goes to the next row.
   *
   * @return whether there is one
   * @throws DataException if it is not as the attributes say: the file, the line and the attribute
   */
  boolean next();

  /** The row's line in the file, from 1. */
  long line();

  /** Whether the row may leave out entries. */
  boolean sparse();

  /** How many entries the row has. */
  int entries();

  /**
   * Which attribute an entry is of. No attribute has two entries.
   *
   * @param entry its index in the row
   */
  int attribute(int entry);

  /**
   * An entry's value: a finite number; the index of a nominal attribute's value; NaN where it is
   * missing, and for a text.
   *
   * @param entry its index in the row
   */
  double value(int entry);

  /**
   * A text; empty where it is missing.
   *
   * @param entry its index in the row, of an attribute of the kind {@link Attribute.Kind#TEXT}
   */
  String text(int entry);

  /**
   * An error at the row.
   *
   * @param message what is wrong with it, and the remedy
   */
  default DataException error(String message) {
    return new DataException(source() + ":" + line() + ": " + message);
  }
}
