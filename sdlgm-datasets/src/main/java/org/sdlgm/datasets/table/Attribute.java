package org.sdlgm.datasets.table;

import java.util.List;

/**
 * A column as a file declares it.
 *
 * @param name its name
 * @param kind what its values are
 * @param values the declared values of a nominal attribute, in order; else empty
 */
public record Attribute(String name, Kind kind, List<String> values) {
  /** What an attribute's values are. */
  public enum Kind {
    /** Finite numbers. */
    NUMERIC,
    /** One of the declared values. */
    NOMINAL,
    /** Any text, such as a title or a date. */
    TEXT
  }

  /** Copies the values. */
  public Attribute {
    values = List.copyOf(values);
  }

  /**
   * An attribute of finite numbers.
   *
   * @param name its name
   */
  public static Attribute numeric(String name) {
    return new Attribute(name, Kind.NUMERIC, List.of());
  }

  /**
   * An attribute of declared values.
   *
   * @param name its name
   * @param values in order
   */
  public static Attribute nominal(String name, List<String> values) {
    return new Attribute(name, Kind.NOMINAL, values);
  }

  /**
   * An attribute of any texts.
   *
   * @param name its name
   */
  public static Attribute text(String name) {
    return new Attribute(name, Kind.TEXT, List.of());
  }
}
