package org.sdlgm.experiment.output;

import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;

/** A line of CSV (RFC 4180). */
final class CsvLine {
  private CsvLine() {}

  static String of(List<String> fields) {
    return CSVFormat.RFC4180.format(fields.toArray()) + "\r\n";
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
