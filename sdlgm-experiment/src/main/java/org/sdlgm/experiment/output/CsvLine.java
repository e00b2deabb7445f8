package org.sdlgm.experiment.output;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A line of CSV (RFC 4180). */
final class CsvLine {
  private CsvLine() {}

  static String of(List<String> fields) {
    return fields.stream().map(CsvLine::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static String quoted(String field) {
    return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
