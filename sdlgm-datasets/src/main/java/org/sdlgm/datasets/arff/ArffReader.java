package org.sdlgm.datasets.arff;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.sdlgm.datasets.arff.LineTokens.FormatException;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.source.Failures;
import org.sdlgm.datasets.table.Attribute;
import org.sdlgm.datasets.table.Attribute.Kind;
import org.sdlgm.datasets.table.TableReader;
import org.sdlgm.error.DataException;

/**
 * Reads ARFF, dense rows and sparse ones, in a buffer as long as the longest line.
 *
 * <p>Read are: keywords and types in any case; names and values in single or double quotes with
 * escapes; {@code ?} for a missing value; comments from {@code %} on, also after a row; values
 * separated by commas, blanks or tabs; lines that end in any system's way; UTF-8, and ISO 8859-1
 * where a name is no UTF-8; a date, as text.
 *
 * <p>Refused are: relational attributes, weights of rows and attributes, NaN and infinities, values
 * that are not declared, and rows that are not as long as the attributes are many.
 */
public final class ArffReader implements TableReader {
  private static final String[] NO_TEXTS = {};

  private final String source;
  private final Lines lines;
  private final LineTokens line = new LineTokens();
  private final ArffHeader header;
  private final Attribute[] attributes;
  private final Kind[] kinds;
  private final NominalValues[] nominal;

  private final int[] indices;
  private final double[] values;
  private final String[] texts;
  private final long[] seenAtLine;
  private int entries;
  private boolean sparse;

  /**
   * Reads a file up to its first row.
   *
   * @param bytes the file; its reader is to be closed
   * @throws DataException if it cannot be read, or its header is not one of ARFF: the file and the
   *     line
   */
  public static ArffReader open(ByteSource bytes) {
    try {
      InputStream in = bytes.open();
      try {
        return new ArffReader(bytes.name(), new Lines(in));
      } catch (IOException | RuntimeException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      throw new DataException(bytes.name() + " cannot be read: " + Failures.reason(e), e);
    }
  }

  private ArffReader(String source, Lines lines) throws IOException {
    this.source = source;
    this.lines = lines;
    this.header = readHeader();
    this.attributes = header.attributes().toArray(Attribute[]::new);
    this.kinds = header.attributes().stream().map(Attribute::kind).toArray(Kind[]::new);
    this.nominal = header.values().stream().map(v -> v.orElse(null)).toArray(NominalValues[]::new);
    this.indices = new int[attributes.length];
    this.values = new double[attributes.length];
    boolean anyText = header.attributes().stream().anyMatch(a -> a.kind() == Kind.TEXT);
    this.texts = anyText ? new String[attributes.length] : NO_TEXTS;
    this.seenAtLine = new long[attributes.length];
  }

  private ArffHeader readHeader() throws IOException {
    ArffHeader.Parser parser = new ArffHeader.Parser();
    try {
      while (!parser.complete() && lines.next()) {
        line.reset(lines.buffer(), lines.start() + byteOrderMark(), lines.end());
        parser.line(line);
      }
      return parser.header();
    } catch (FormatException e) {
      throw error(e.getMessage());
    }
  }

  /** The length of the mark that some editors put before UTF-8. */
  private int byteOrderMark() {
    byte[] buffer = lines.buffer();
    int start = lines.start();
    return lines.number() == 1
            && lines.end() - start >= 3
            && buffer[start] == (byte) 0xef
            && buffer[start + 1] == (byte) 0xbb
            && buffer[start + 2] == (byte) 0xbf
        ? 3
        : 0;
  }

  @Override
  public String source() {
    return source;
  }

  /** The relation's name, which for MEKA says which attributes are labels. */
  public String relation() {
    return header.relation();
  }

  @Override
  public List<Attribute> attributes() {
    return header.attributes();
  }

  @Override
  public boolean next() {
    try {
      while (lines.next()) {
        line.reset(lines.buffer(), lines.start(), lines.end());
        line.skipBlanks();
        if (!line.atEnd()) {
          row();
          return true;
        }
      }
      return false;
    } catch (FormatException e) {
      throw error(e.getMessage());
    } catch (IOException e) {
      throw error("cannot be read: " + Failures.reason(e));
    }
  }

  private void row() throws FormatException {
    entries = 0;
    sparse = line.take('{');
    if (sparse) {
      sparseRow();
    } else {
      denseRow();
    }
    line.skipBlanks();
    if (!line.atEnd()) {
      throw new FormatException(
          sparse || line.at('{')
              ? "the row goes on after its end; weights are not read"
              : "the row has more values than the " + attributes.length + " attributes");
    }
  }

  private void denseRow() throws FormatException {
    for (int a = 0; a < attributes.length; a++) {
      if (a > 0 && !line.separator() && !line.atEnd()) {
        throw new FormatException(
            "a comma is missing after " + line.shown() + "; put values with quotes into quotes");
      }
      if (line.atEnd()) {
        throw new FormatException(
            "the row has %d values for %d attributes".formatted(a, attributes.length));
      }
      entry(a);
    }
    line.separator();
  }

  private void sparseRow() throws FormatException {
    line.skipBlanks();
    while (!line.take('}')) {
      if (line.atEnd()) {
        throw new FormatException("the sparse row ends without }");
      }
      line.next();
      int a = line.index(attributes.length);
      if (a < 0) {
        throw new FormatException(
            line.shown() + " is no attribute's index, from 0 to " + (attributes.length - 1));
      }
      if (seenAtLine[a] == lines.number()) {
        throw new FormatException("the row has " + named(a) + " twice");
      }
      seenAtLine[a] = lines.number();
      line.skipBlanks();
      entry(a);
      if (!line.separator() && !line.at('}') && !line.atEnd()) {
        throw new FormatException("a comma is missing after " + line.shown());
      }
    }
  }

  private void entry(int a) throws FormatException {
    if (line.at(',')) {
      throw new FormatException(named(a) + " is empty; a missing value is written as ?");
    }
    indices[entries] = a;
    double plain = kinds[a] == Kind.NUMERIC ? line.plainNumber() : Double.NaN;
    if (!Double.isNaN(plain)) {
      values[entries++] = plain;
      return;
    }
    line.next();
    values[entries] = line.isMissing() ? Double.NaN : parsed(a);
    if (kinds[a] == Kind.TEXT) {
      texts[entries] = line.isMissing() ? "" : line.text();
    }
    entries++;
  }

  private double parsed(int a) throws FormatException {
    switch (kinds[a]) {
      case NUMERIC -> {
        double number = line.number();
        if (Double.isNaN(number)) {
          throw new FormatException(
              named(a) + " is " + line.shown() + ", which is no finite number");
        }
        return number;
      }
      case NOMINAL -> {
        int value = line.find(nominal[a]);
        if (value < 0) {
          throw new FormatException(
              "%s is %s, which its declaration does not have%s"
                  .formatted(named(a), line.shown(), declared(a)));
        }
        return value;
      }
      case TEXT -> {
        return Double.NaN;
      }
    }
    throw new IllegalStateException("no such kind");
  }

  private String named(int a) {
    return "attribute " + a + " ('" + attributes[a].name() + "')";
  }

  private String declared(int a) {
    List<String> declared = attributes[a].values();
    return declared.size() > 10 ? "" : ": " + String.join(", ", declared);
  }

  @Override
  public long line() {
    return lines.number();
  }

  @Override
  public boolean sparse() {
    return sparse;
  }

  @Override
  public int entries() {
    return entries;
  }

  @Override
  public int attribute(int entry) {
    return indices[entry];
  }

  @Override
  public double value(int entry) {
    return values[entry];
  }

  @Override
  public String text(int entry) {
    return texts[entry];
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
