package org.sdlgm.datasets.arff;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.source.Failures;
import org.sdlgm.datasets.table.Attribute;
import org.sdlgm.datasets.table.TableReader;
import org.sdlgm.error.DataException;

/** Reads CSV whose columns' kinds are known. A value is looked at when it is asked for. */
final class CsvReader implements TableReader {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true).get();
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String source;
  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private final List<Attribute> attributes;
  private final Map<Integer, Map<String, Integer>> nominal = new HashMap<>();
  private CSVRecord row;
  private long line;

  /**
   * Reads a file up to its first row.
   *
   * @param bytes the file; its reader is to be closed
   * @param kinds what a column is, by its name
   * @throws DataException if it cannot be read, or has no names of columns
   */
  static CsvReader open(ByteSource bytes, Function<String, Attribute> kinds) {
    try {
      CSVParser parser =
          CSVParser.builder()
              .setReader(withoutMark(new InputStreamReader(bytes.open(), StandardCharsets.UTF_8)))
              .setFormat(FORMAT)
              .get();
      try {
        return new CsvReader(bytes.name(), parser, kinds);
      } catch (RuntimeException e) {
        parser.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DataException(bytes.name() + " cannot be read: " + Failures.reason(e), e);
    }
  }

  private CsvReader(String source, CSVParser parser, Function<String, Attribute> kinds) {
    this.source = source;
    this.parser = parser;
    this.records = parser.iterator();
    if (!advance()) {
      throw new DataException(source + " is empty; its first line should name the columns");
    }
    this.attributes = row.stream().map(kinds).toList();
    requireCommas();
    Set<String> names = new HashSet<>();
    for (int a = 0; a < attributes.size(); a++) {
      Attribute attribute = attributes.get(a);
      if (attribute.name().isEmpty() || !names.add(attribute.name())) {
        throw error(
            "column %d is called '%s': give each column a name of its own"
                .formatted(a + 1, attribute.name()));
      }
      Map<String, Integer> indices = new HashMap<>();
      attribute.values().forEach(value -> indices.put(value, indices.size()));
      nominal.put(a, indices);
    }
  }

  /** Spreadsheets write semicolons where the comma is the decimal sign. */
  private void requireCommas() {
    for (String separator : List.of(";", "\t")) {
      if (attributes.size() == 1 && attributes.get(0).name().contains(separator)) {
        throw error(
            "the columns are separated by %s; save the file with commas between them"
                .formatted(separator.equals(";") ? "semicolons" : "tabs"));
      }
    }
  }

  /** A mark before a quotation mark would make that a part of the first name. */
  private static Reader withoutMark(Reader text) throws IOException {
    PushbackReader reader = new PushbackReader(text);
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }

  static boolean isMissing(String text) {
    return text.isEmpty() || text.equals("?");
  }

  /** A finite decimal number. */
  static OptionalDouble number(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    double number = LineTokens.number(bytes, 0, bytes.length);
    return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  @Override
  public boolean next() {
    if (!advance()) {
      return false;
    }
    if (row.size() != attributes.size()) {
      throw error("the row has %d values for %d columns".formatted(row.size(), attributes.size()));
    }
    return true;
  }

  private boolean advance() {
    line = parser.getCurrentLineNumber() + 1;
    try {
      if (!records.hasNext()) {
        return false;
      }
      row = records.next();
      line = Math.max(1, parser.getCurrentLineNumber());
      return true;
    } catch (UncheckedIOException | IllegalStateException e) {
      throw error("cannot be read: " + Failures.reason(e.getCause() == null ? e : e.getCause()));
    }
  }

  private double known(int a, String text) {
    Attribute attribute = attributes.get(a);
    return switch (attribute.kind()) {
      case NUMERIC ->
          number(text)
              .orElseThrow(
                  () ->
                      error(
                          "column '%s' is '%s', which is no finite number; leave it empty where it is missing"
                              .formatted(attribute.name(), text)));
      case NOMINAL -> {
        Integer value = nominal.get(a).get(text);
        if (value == null) {
          throw error(
              "column '%s' is '%s', which the training part does not have"
                  .formatted(attribute.name(), text));
        }
        yield value;
      }
      case TEXT -> Double.NaN;
    };
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public List<Attribute> attributes() {
    return attributes;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public boolean sparse() {
    return false;
  }

  @Override
  public int entries() {
    return attributes.size();
  }

  @Override
  public int attribute(int entry) {
    return entry;
  }

  @Override
  public double value(int entry) {
    String text = row.get(entry);
    return isMissing(text) ? Double.NaN : known(entry, text);
  }

  @Override
  public String text(int entry) {
    return row.get(entry);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
