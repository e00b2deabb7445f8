package org.sdlgm.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.Names;

/**
 * The names of one axis and what they stand for. Names are compared without regard to case.
 *
 * @param <F> what a name stands for
 */
public final class Registry<F> {
  private final String kind;
  private final Map<String, F> entries;

  /**
   * @param kind what the names are of, such as {@code dataset}: for errors
   * @param entries name to entry
   * @throws ConfigurationException if two names differ in case only
   */
  public Registry(String kind, Map<String, F> entries) {
    this.kind = kind;
    TreeMap<String, F> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    entries.forEach(
        (name, entry) -> {
          if (sorted.put(name, entry) != null) {
            throw new ConfigurationException("two entries for the " + kind + " '" + name + "'");
          }
        });
    this.entries = Collections.unmodifiableMap(sorted);
  }

  /** All entries, by name in alphabetical order. */
  public Map<String, F> entries() {
    return entries;
  }

  /**
   * The entry of a name, if there is one.
   *
   * @param name of any case
   */
  public Optional<F> find(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /**
   * The entry of a name.
   *
   * @param name of any case
   * @throws ConfigurationException if there is none: with the nearest name, and all of them
   */
  public F get(String name) {
    return find(name)
        .orElseThrow(() -> new ConfigurationException(Names.unknown(kind, name, entries.keySet())));
  }
}
