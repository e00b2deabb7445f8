package org.sdlgm.datasets.table;

import java.util.List;

/**
 * How one attribute becomes columns of an observation. A number is one column. A nominal attribute
 * of two values is one, 0 for the first value and 1 for the second; one of m other than two values
 * is m columns, one-hot.
 *
 * @param name its name
 * @param values the declared values, in order; empty for a number
 * @param columns one per column
 */
public record EncodedAttribute(String name, List<String> values, List<Column> columns) {
  /** Copies the lists. */
  public EncodedAttribute {
    values = List.copyOf(values);
    columns = List.copyOf(columns);
  }

  /** How many columns a nominal attribute of so many values has. */
  static int width(int values) {
    return values == 2 ? 1 : values;
  }

  /** How a file declares it. */
  public Attribute attribute() {
    return values.isEmpty() ? Attribute.numeric(name) : Attribute.nominal(name, values);
  }

  /**
   * What a nominal value is in a column before its scaling: 0 or 1.
   *
   * @param value the value's index
   * @param column the column's index
   */
  int indicator(int value, int column) {
    return (values.size() == 2 ? value == 1 : value == column) ? 1 : 0;
  }

  /**
   * A column of an observation: (x - center) / deviation.
   *
   * @param fill what x is where the value is missing: the mean over the training part, which for an
   *     indicator is its value's frequency
   * @param center what is taken off
   * @param deviation what is divided by; 0 for a constant, which is encoded as 0 whatever it is
   */
  public record Column(double fill, double center, double deviation) {
    /**
     * The observed value.
     *
     * @param x in the file's own unit, or an indicator
     */
    public float encode(double x) {
      return deviation == 0 ? 0 : (float) ((x - center) / deviation);
    }

    /** The observed value where the file has none. */
    public float missing() {
      return encode(fill);
    }
  }
}
