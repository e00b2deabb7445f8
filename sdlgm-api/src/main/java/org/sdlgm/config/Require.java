package org.sdlgm.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.sdlgm.error.ConfigurationException;

/** Checks of values; each failure names the field and the range. */
public final class Require {
  private Require() {}

  /**
   * Holds the values of a record to what its components state by {@link Setting}: to their ranges,
   * and that none is missing, nor an element of a list. What depends on several values is the
   * record's own to check.
   *
   * @param type the record's
   * @param values as the canonical constructor has them, in order
   * @throws ConfigurationException if one is missing or out of its range
   */
  public static void settings(Class<? extends Record> type, Object... values) {
    RecordComponent[] components = type.getRecordComponents();
    if (components.length != values.length) {
      throw new IllegalArgumentException(type + " has " + components.length + " components");
    }
    for (int i = 0; i < values.length; i++) {
      setting(components[i].getName(), values[i], SettingRange.of(components[i]));
    }
  }

  private static void setting(String name, Object value, SettingRange range) {
    present(name, value);
    if (value instanceof List<?> list) {
      list.forEach(element -> setting("a value of " + name, element, range));
    } else if (value instanceof Number number && !range.contains(number.doubleValue())) {
      throw new ConfigurationException(name + " is " + value + "; it must be " + range);
    }
  }

  /**
   * @param field the field's name
   * @param value must be in [minimum, maximum]
   * @param minimum the least
   * @param maximum the greatest
   * @throws ConfigurationException if it is not
   */
  public static void inRange(String field, long value, long minimum, long maximum) {
    if (value < minimum || value > maximum) {
      throw new ConfigurationException(
          field + " is " + value + "; it must be from " + minimum + " to " + maximum);
    }
  }

  /**
   * @param field the field's name
   * @param value must be finite and in [minimum, maximum]
   * @param minimum the least
   * @param maximum the greatest
   * @throws ConfigurationException if it is not
   */
  public static void inRange(String field, double value, double minimum, double maximum) {
    if (!(value >= minimum && value <= maximum)) {
      throw new ConfigurationException(
          field + " is " + value + "; it must be from " + minimum + " to " + maximum);
    }
  }

  /**
   * @param field the field's name
   * @param value must be above {@code bound} and at most {@code maximum}
   * @param bound what it must be above
   * @param maximum the greatest
   * @throws ConfigurationException if it is not
   */
  public static void above(String field, double value, double bound, double maximum) {
    if (!(value > bound && value <= maximum)) {
      throw new ConfigurationException(
          field + " is " + value + "; it must be above " + bound + " and at most " + maximum);
    }
  }

  /**
   * @param field the field's name
   * @param value must not be null
   * @throws ConfigurationException if it is missing
   */
  public static void present(String field, Object value) {
    if (value == null) {
      throw new ConfigurationException(field + " is missing: give it a value");
    }
  }
}
