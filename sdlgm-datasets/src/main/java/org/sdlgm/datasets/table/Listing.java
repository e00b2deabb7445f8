package org.sdlgm.datasets.table;

import java.util.List;
import java.util.stream.Collectors;

/** Names in an error: the first few, and how many more there are. */
public final class Listing {
  private static final int SHOWN = 5;

  private Listing() {}

  /**
   * Such as: the attributes 'a', 'b' and 3 more.
   *
   * @param one what they are, where there is one
   * @param many what they are, where there are more
   * @param names at least one
   */
  public static String of(String one, String many, List<String> names) {
    String shown =
        names.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
    return (names.size() == 1 ? one : many) + " " + shown + more;
  }
}
