package org.sdlgm.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Words errors about names that are not known. */
public final class Names {
  private Names() {}

  /**
   * One line: what is unknown, the nearest known name, and all of them.
   *
   * @param kind what the name is of, such as {@code dataset}
   * @param name what was given; only the part after its last dot is compared
   * @param known the right names
   */
  public static String unknown(String kind, String name, Collection<String> known) {
    String nearest =
        nearest(name.substring(name.lastIndexOf('.') + 1), known)
            .map(match -> "; did you mean '" + match + "'?")
            .orElse(".");
    return "unknown " + kind + " '" + name + "'" + nearest + " Known: " + String.join(", ", known);
  }

  /**
   * The known name that is most like the given one, if one is like it at all.
   *
   * @param name what was given
   * @param known the right names
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    String lower = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.comparingInt(k -> edits(lower, k.toLowerCase(Locale.ROOT))))
        .filter(
            k ->
                edits(lower, k.toLowerCase(Locale.ROOT))
                    <= Math.max(1, Math.max(k.length(), name.length()) / 2));
  }

  /** Levenshtein's distance: the letters to add, drop or replace. The JDK has none. */
  private static int edits(String from, String to) {
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 0; i < from.length(); i++) {
      int diagonal = row[0];
      row[0] = i + 1;
      for (int j = 0; j < to.length(); j++) {
        int replaced = diagonal + (from.charAt(i) == to.charAt(j) ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = Math.min(replaced, 1 + Math.min(row[j], row[j + 1]));
      }
    }
    return row[to.length()];
  }
}
