package org.sdlgm.spi;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

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
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return known.stream()
        .min(Comparator.comparingInt(k -> distance.apply(lower, k.toLowerCase(Locale.ROOT))))
        .filter(
            k ->
                distance.apply(lower, k.toLowerCase(Locale.ROOT))
                    <= Math.max(1, Math.max(k.length(), name.length()) / 2));
  }
}
