package org.sdlgm.datasets.counted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.sdlgm.datasets.arff.CsvTable;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.table.Attribute;
import org.sdlgm.datasets.table.Table;
import org.sdlgm.datasets.table.TableReader;
import org.sdlgm.error.DataException;

/**
 * A table of counts.
 *
 * @param file it is from
 * @param sum of its bytes, hexadecimal SHA-256
 * @param things that are counted
 * @param rows one for each image
 */
record CountTable(Path file, String sum, List<String> things, List<Row> rows) {
  /**
   * An image.
   *
   * @param image its name
   * @param origin the record, for errors: file and line
   * @param counts of each thing
   */
  record Row(String image, String origin, int[] counts) {}

  /**
   * Reads a table.
   *
   * @throws DataException if it is damaged, has no images or nothing to count, or a count is none
   */
  static CountTable read(Path file) {
    ByteSource bytes = ByteSource.of(file);
    try (TableReader reader = texts(new CsvTable(bytes)).open()) {
      List<String> names = reader.attributes().stream().map(Attribute::name).toList();
      if (names.size() < 2) {
        throw reader.error(
            "needs a column of images and one for each thing that is counted: image,cat,dog");
      }
      List<Row> rows = new ArrayList<>();
      while (reader.next()) {
        rows.add(row(reader, names));
      }
      if (rows.isEmpty()) {
        throw new DataException(file + " has no images below its first line");
      }
      return new CountTable(file, bytes.sum(), names.subList(1, names.size()), rows);
    } catch (IOException e) {
      throw new DataException(file + " cannot be closed: " + e.getMessage(), e);
    }
  }

  /** Every column as it is written: the names of images may be numbers. */
  private static Table texts(Table table) throws IOException {
    try (TableReader reader = table.open()) {
      return table.as(reader.attributes().stream().map(one -> Attribute.text(one.name())).toList());
    }
  }

  private static Row row(TableReader reader, List<String> names) {
    String image = reader.text(0);
    if (image.isEmpty()) {
      throw reader.error("names no image in the column '" + names.get(0) + "'");
    }
    int[] counts = new int[names.size() - 1];
    for (int k = 0; k < counts.length; k++) {
      counts[k] = count(reader, names.get(k + 1), reader.text(k + 1));
    }
    return new Row(image, reader.source() + ":" + reader.line(), counts);
  }

  private static int count(TableReader reader, String name, String text) {
    if (text.isEmpty()) {
      throw reader.error("column '%s' has no count: write 0 for none".formatted(name));
    }
    if (!text.matches("\\d{1,9}")) {
      throw reader.error(
          "column '%s' is '%s'; a count is a whole number, 0 or more".formatted(name, text));
    }
    int count = Integer.parseInt(text);
    if (count > Byte.MAX_VALUE) {
      throw reader.error(
          "column '%s' is %d; counts go up to %d".formatted(name, count, Byte.MAX_VALUE));
    }
    return count;
  }

  /**
   * The same with its columns in another table's order.
   *
   * @throws DataException if the tables do not count the same things
   */
  CountTable inOrderOf(CountTable other) {
    if (!new HashSet<>(things).equals(new HashSet<>(other.things))) {
      throw new DataException(
          "%s counts %s, but %s counts %s: give both the same columns"
              .formatted(file, things, other.file, other.things));
    }
    List<Row> ordered =
        rows.stream()
            .map(
                row ->
                    new Row(
                        row.image,
                        row.origin,
                        other.things.stream()
                            .mapToInt(thing -> row.counts[things.indexOf(thing)])
                            .toArray()))
            .toList();
    return new CountTable(file, sum, other.things, ordered);
  }
}
