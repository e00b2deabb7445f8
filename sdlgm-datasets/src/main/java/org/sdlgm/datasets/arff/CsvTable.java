package org.sdlgm.datasets.arff;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
 * <p>A column whose values are all numbers is numeric, and so is one where a few are not: one of
 * {@value #MANY_NUMBERS} different numbers or more of which at most every {@value #RARELY}th value
 * is no number, or of numbers beside which there is nothing but what stands for none, such as NaN
 * or NA. To read such a value is an error that names it, since it is a slip and no category.
 * Another column is nominal; its values are in the order of their texts. One of more than {@value
 * #MAX_VALUES} values is text.
 *
 * @param bytes the file
 * @param known kinds of columns that are known from elsewhere
 */
public record CsvTable(ByteSource bytes, List<Attribute> known) implements Table {
  /** The most values that a nominal column may have. */
  public static final int MAX_VALUES = 1000;

  private static final int MANY_NUMBERS = 20;
  private static final int RARELY = 20;

  /** What programs write for no number, in lower case. */
  private static final Set<String> NO_NUMBERS =
      Set.of("nan", "na", "n/a", "null", "none", "inf", "infinity");

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
    private final Set<Double> numbers = new HashSet<>();
    private long known;
    private long unlike;
    private boolean onlyNoNumbers = true;

    void add(String text) {
      if (CsvReader.isMissing(text)) {
        return;
      }
      known++;
      OptionalDouble number = CsvReader.number(text);
      if (number.isEmpty()) {
        unlike++;
        onlyNoNumbers &= NO_NUMBERS.contains(text.replaceFirst("^[+-]", "").toLowerCase(ROOT));
      } else if (numbers.size() < MANY_NUMBERS) {
        numbers.add(number.getAsDouble());
      }
      if (values.size() <= MAX_VALUES) {
        values.add(text);
      }
    }

    Attribute attribute(String name) {
      if (isNumeric()) {
        return Attribute.numeric(name);
      }
      return values.size() > MAX_VALUES
          ? Attribute.text(name)
          : Attribute.nominal(name, List.copyOf(values));
    }

    private boolean isNumeric() {
      boolean slips = numbers.size() == MANY_NUMBERS && unlike <= known / RARELY;
      return unlike == 0 || slips || (!numbers.isEmpty() && onlyNoNumbers);
    }
  }
}
