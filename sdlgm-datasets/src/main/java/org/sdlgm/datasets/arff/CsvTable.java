package org.sdlgm.datasets.arff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.table.Attribute;
import org.sdlgm.datasets.table.Table;
import org.sdlgm.datasets.table.TableReader;
import org.sdlgm.error.DataException;

/**
 * A table in CSV (RFC 4180, in UTF-8) whose first record names the columns. An empty field, or
 * {@code ?}, is a missing value.
 *
 * <p>A column whose values are all numbers is numeric. Another is nominal; its values are in the
 * order of their texts. One of more than {@value #MAX_VALUES} values is text.
 *
 * @param bytes the file
 * @param known kinds of columns that are known from elsewhere
 */
public record CsvTable(ByteSource bytes, List<Attribute> known) implements Table {
  /** The most values that a nominal column may have. */
  public static final int MAX_VALUES = 1000;

  /** Copies the attributes. */
  public CsvTable {
    known = List.copyOf(known);
  }

  /**
   * A table of which nothing is known.
   *
   * @param bytes the file
   */
  public CsvTable(ByteSource bytes) {
    this(bytes, List.of());
  }

  @Override
  public Table as(List<Attribute> attributes) {
    return new CsvTable(bytes, attributes);
  }

  @Override
  public TableReader open() {
    Map<String, Attribute> kinds = infer();
    known.forEach(attribute -> kinds.replace(attribute.name(), attribute));
    return CsvReader.open(
        bytes, name -> Optional.ofNullable(kinds.get(name)).orElseGet(() -> Attribute.text(name)));
  }

  /** Reads the file once for what its columns are. */
  private Map<String, Attribute> infer() {
    try (CsvReader reader = CsvReader.open(bytes, Attribute::text)) {
      List<Column> columns = new ArrayList<>();
      reader.attributes().forEach(attribute -> columns.add(new Column()));
      while (reader.next()) {
        for (int c = 0; c < columns.size(); c++) {
          columns.get(c).add(reader.text(c));
        }
      }
      Map<String, Attribute> kinds = new HashMap<>();
      for (int c = 0; c < columns.size(); c++) {
        String name = reader.attributes().get(c).name();
        kinds.put(name, columns.get(c).attribute(name));
      }
      return kinds;
    } catch (IOException e) {
      throw new DataException(bytes.name() + " cannot be closed: " + e.getMessage(), e);
    }
  }

  /** What a column's values have been so far. */
  private static final class Column {
    private final TreeSet<String> values = new TreeSet<>();
    private boolean numeric = true;

    void add(String text) {
      if (CsvReader.isMissing(text)) {
        return;
      }
      numeric &= CsvReader.number(text).isPresent();
      if (values.size() <= MAX_VALUES) {
        values.add(text);
      }
    }

    Attribute attribute(String name) {
      if (numeric) {
        return Attribute.numeric(name);
      }
      return values.size() > MAX_VALUES
          ? Attribute.text(name)
          : Attribute.nominal(name, List.copyOf(values));
    }
  }
}
