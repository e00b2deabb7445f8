package org.sdlgm.datasets.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sdlgm.datasets.table.Attribute.Kind;
import org.sdlgm.error.DataException;

/** Encodes the rows of one file, whose attributes it matches with the encoding's by name. */
final class RowEncoder {
  private static final int UNKNOWN = -1;

  /** Per attribute of the file; null where it is not observed. */
  private final EncodedAttribute[] encodings;

  /** Per attribute of the file, its first column. */
  private final int[] columns;

  /** Per nominal attribute, the encoding's index of each of the file's values. */
  private final int[][] values;

  private final float[] implicit;

  /** Of the file: what a sparse row leaves out there is a value that the encoding does not have. */
  private final List<Integer> unknownImplicit = new ArrayList<>();

  /** The row under way: which columns are set, and to what. */
  private final int[] setColumns;

  private final float[] setValues;
  private int set;

  /**
   * @param source what to call the file in an error
   * @param attributes of the file
   * @param encoding to encode by
   * @throws DataException if the file lacks attributes, or they are of another kind
   */
  RowEncoder(String source, List<Attribute> attributes, TableEncoding encoding) {
    this.encodings = new EncodedAttribute[attributes.size()];
    this.columns = new int[attributes.size()];
    this.values = new int[attributes.size()][];
    this.implicit = new float[encoding.width()];
    this.setColumns = new int[encoding.width()];
    this.setValues = new float[encoding.width()];
    match(source, attributes, encoding);
  }

  private void match(String source, List<Attribute> attributes, TableEncoding encoding) {
    Map<String, Integer> places = new HashMap<>();
    for (int a = 0; a < attributes.size(); a++) {
      places.put(attributes.get(a).name(), a);
    }
    List<String> missing = new ArrayList<>();
    int column = 0;
    for (EncodedAttribute encoded : encoding.attributes()) {
      Integer a = places.get(encoded.name());
      if (a == null) {
        missing.add(encoded.name());
      } else {
        requireKind(source, attributes.get(a), encoded);
        encodings[a] = encoded;
        columns[a] = column;
        values[a] = indices(attributes.get(a).values(), encoded.values());
        setImplicit(a);
      }
      column += encoded.columns().size();
    }
    if (!missing.isEmpty()) {
      throw new DataException(
          source
              + " lacks "
              + Listing.of("the attribute", "the attributes", missing)
              + ", which the training part has; attributes are matched by name");
    }
  }

  private static int[] indices(List<String> values, List<String> among) {
    Map<String, Integer> places = new HashMap<>();
    among.forEach(value -> places.put(value, places.size()));
    return values.stream().mapToInt(value -> places.getOrDefault(value, UNKNOWN)).toArray();
  }

  private static void requireKind(String source, Attribute attribute, EncodedAttribute encoded) {
    if (attribute.kind() != encoded.attribute().kind()) {
      throw new DataException(
          "%s declares the attribute '%s' as %s, but in the training part it is %s; declare it alike"
              .formatted(source, attribute.name(), words(attribute), words(encoded.attribute())));
    }
  }

  private static String words(Attribute attribute) {
    return switch (attribute.kind()) {
      case NUMERIC -> "numeric";
      case NOMINAL -> "nominal";
      case TEXT -> "text";
    };
  }

  /** What a sparse row that leaves the attribute out has in its columns. */
  private void setImplicit(int a) {
    if (encodings[a].attribute().kind() == Kind.NOMINAL && values[a].length == 0) {
      return;
    }
    if (encodings[a].attribute().kind() == Kind.NOMINAL && values[a][0] == UNKNOWN) {
      unknownImplicit.add(a);
      return;
    }
    set = 0;
    emit(a, encodings[a].attribute().kind() == Kind.NOMINAL ? values[a][0] : 0);
    for (int i = 0; i < set; i++) {
      implicit[setColumns[i]] = setValues[i];
    }
  }

  /** A row that has what is left out in every column: not to be altered. */
  float[] implicit() {
    return implicit;
  }

  /**
   * Takes the row that the reader is at.
   *
   * @throws DataException if it has a value that the training part does not declare
   */
  void encode(TableReader row) {
    if (row.sparse()) {
      requireKnown(row);
    }
    set = 0;
    for (int entry = 0; entry < row.entries(); entry++) {
      int a = row.attribute(entry);
      if (encodings[a] == null) {
        continue;
      }
      double value = row.value(entry);
      if (Double.isNaN(value)) {
        emitMissing(a);
      } else if (encodings[a].values().isEmpty()) {
        emitNumber(row, a, value);
      } else {
        emit(a, known(row, a, (int) value));
      }
    }
  }

  /** What the row leaves out has each attribute's first value. */
  private void requireKnown(TableReader row) {
    for (int a : unknownImplicit) {
      if (IntStream.range(0, row.entries()).noneMatch(entry -> row.attribute(entry) == a)) {
        known(row, a, 0);
      }
    }
  }

  private int known(TableReader row, int a, int value) {
    if (values[a][value] == UNKNOWN) {
      throw row.error(
          "the attribute '%s' is '%s', which the training part does not declare"
              .formatted(encodings[a].name(), row.attributes().get(a).values().get(value)));
    }
    return values[a][value];
  }

  private void emitNumber(TableReader row, int a, double value) {
    emit(columns[a], encodings[a].columns().get(0).encode(value));
    if (!Float.isFinite(setValues[set - 1])) {
      throw row.error(
          "the attribute '%s' is %s, which is too large; scale it down"
              .formatted(encodings[a].name(), value));
    }
  }

  /** A number, or a nominal value by the encoding's index. */
  private void emit(int a, int value) {
    EncodedAttribute encoded = encodings[a];
    for (int c = 0; c < encoded.columns().size(); c++) {
      double x = encoded.values().isEmpty() ? value : encoded.indicator(value, c);
      emit(columns[a] + c, encoded.columns().get(c).encode(x));
    }
  }

  private void emitMissing(int a) {
    List<EncodedAttribute.Column> encoded = encodings[a].columns();
    for (int c = 0; c < encoded.size(); c++) {
      emit(columns[a] + c, encoded.get(c).missing());
    }
  }

  private void emit(int column, float value) {
    setColumns[set] = column;
    setValues[set++] = value;
  }

  /** All columns of the row, D values. */
  float[] dense() {
    float[] row = implicit.clone();
    for (int i = 0; i < set; i++) {
      row[setColumns[i]] = setValues[i];
    }
    return row;
  }

  /** The columns that the row sets. */
  int[] sparseColumns() {
    return Arrays.copyOf(setColumns, set);
  }

  /** The values of {@link #sparseColumns()}. */
  float[] sparseValues() {
    return Arrays.copyOf(setValues, set);
  }
}
