package org.sdlgm.datasets.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sdlgm.datasets.table.Attribute.Kind;
import org.sdlgm.error.DataException;

/** Reads the labels of one file's rows: how often each occurs on the observation. */
final class LabelColumns {
  private static final Set<String> ABSENT = Set.of("0", "false", "no", "n", "f");
  private static final Set<String> PRESENT = Set.of("1", "true", "yes", "y", "t");
  private static final int NONE = -1;

  private final List<Attribute> attributes;

  /** Per attribute of the file, which label it is. */
  private final int[] labels;

  /** Per nominal attribute, the count that each value stands for. */
  private final byte[][] counts;

  private final byte[] implicit;
  private final byte[] row;

  /**
   * @param source what to call the file in an error
   * @param attributes of the file
   * @param names of the labels, each of which must be an attribute
   * @throws DataException if the file lacks one, or it is not one that can be a label
   */
  LabelColumns(String source, List<Attribute> attributes, List<String> names) {
    requireAll(source, attributes, names);
    this.attributes = attributes;
    this.labels = new int[attributes.size()];
    this.counts = new byte[attributes.size()][];
    this.implicit = new byte[names.size()];
    this.row = new byte[names.size()];
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    for (int a = 0; a < labels.length; a++) {
      Attribute attribute = attributes.get(a);
      labels[a] = places.getOrDefault(attribute.name(), NONE);
      if (labels[a] != NONE && attribute.kind() != Kind.NUMERIC) {
        counts[a] = counts(source, attribute);
        implicit[labels[a]] = counts[a][0];
      }
    }
  }

  private static void requireAll(String source, List<Attribute> attributes, List<String> names) {
    Set<String> there = new HashSet<>();
    attributes.forEach(attribute -> there.add(attribute.name()));
    List<String> missing = names.stream().filter(name -> !there.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new DataException(
          source
              + " has no attribute for "
              + Listing.of("the label", "the labels", missing)
              + "; labels are matched with attributes by name");
    }
  }

  private static byte[] counts(String source, Attribute attribute) {
    List<String> values =
        attribute.values().stream().map(value -> value.strip().toLowerCase(Locale.ROOT)).toList();
    List<String> strange = new ArrayList<>(values);
    strange.removeAll(ABSENT);
    strange.removeAll(PRESENT);
    if (!strange.isEmpty() || values.isEmpty()) {
      throw new DataException(
          "%s: the attribute '%s' cannot be a label: %s; labels are {0,1}, {false,true}, {no,yes},"
                  .formatted(
                      source,
                      attribute.name(),
                      values.isEmpty()
                          ? "it declares no values"
                          : "it " + Listing.of("has the value", "has the values", strange))
              + " or numeric counts");
    }
    byte[] counts = new byte[values.size()];
    for (int v = 0; v < counts.length; v++) {
      counts[v] = (byte) (PRESENT.contains(values.get(v)) ? 1 : 0);
    }
    return counts;
  }

  /**
   * The labels of the row that the reader is at.
   *
   * @return C counts, valid until the next call
   * @throws DataException if one is missing, or no whole number from 0 to 127
   */
  byte[] read(TableReader reader) {
    if (reader.sparse()) {
      System.arraycopy(implicit, 0, row, 0, row.length);
    }
    for (int entry = 0; entry < reader.entries(); entry++) {
      int a = reader.attribute(entry);
      if (labels[a] != NONE) {
        row[labels[a]] = count(reader, a, reader.value(entry));
      }
    }
    return row;
  }

  private byte count(TableReader reader, int a, double value) {
    if (Double.isNaN(value)) {
      throw reader.error(
          "the label '" + attributes.get(a).name() + "' is missing; labels must be known");
    }
    if (counts[a] != null) {
      return counts[a][(int) value];
    }
    if (value < 0 || value > Byte.MAX_VALUE || value != Math.rint(value)) {
      throw reader.error(
          "the label '%s' is %s; it must be a whole number from 0 to 127"
              .formatted(attributes.get(a).name(), value));
    }
    return (byte) value;
  }

  /** Whether a row has no label. */
  static boolean isEmpty(byte[] row) {
    return Arrays.equals(row, new byte[row.length]);
  }
}
