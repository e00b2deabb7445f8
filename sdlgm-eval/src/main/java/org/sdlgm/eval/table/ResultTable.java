package org.sdlgm.eval.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.sdlgm.eval.statistics.Summary;

/**
 * Results beside the paper's: {@code 98.70 ± 0.30 (99.05)}, the better of the two marked.
 *
 * @param title what the table shows
 * @param rowTitle the heading of the rows' names
 * @param columns what is measured
 * @param rows of what
 * @param qualifier stands behind every one of our numbers, such as {@code quick}; may be empty
 * @param notes lines below the table
 */
public record ResultTable(
    String title,
    String rowTitle,
    List<Column> columns,
    List<Row> rows,
    String qualifier,
    List<String> notes) {
  private static final CSVFormat CSV = CSVFormat.RFC4180;
  private static final String MISSING = "-";
  private static final String LEGEND =
      "ours, ± the standard deviation over runs (the paper's value in brackets); ";

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a row has not one cell per column
   */
  public ResultTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "the row '%s' has %d cells for %d columns"
                .formatted(row.name(), row.cells().size(), columns.size()));
      }
    }
  }

  /**
   * A table without qualifier and notes.
   *
   * @param title what the table shows
   * @param rowTitle the heading of the rows' names
   * @param columns what is measured
   * @param rows of what
   */
  public ResultTable(String title, String rowTitle, List<Column> columns, List<Row> rows) {
    this(title, rowTitle, columns, rows, "", List.of());
  }

  /** The table for a terminal: aligned columns, the better value marked with a star. */
  public String toText() {
    List<List<String>> lines = lines(value -> value + "*", UnaryOperator.identity());
    int[] widths =
        IntStream.rangeClosed(0, columns.size())
            .map(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    return Stream.of(
            Stream.of(title, ""),
            lines.stream().map(line -> aligned(line, widths)),
            Stream.of("", LEGEND + "* marks the better"),
            notes.stream())
        .flatMap(part -> part)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The table in Markdown, the better value in bold. */
  public String toMarkdown() {
    List<String> lines = new ArrayList<>();
    for (List<String> line : lines(value -> "**" + value + "**", ResultTable::escaped)) {
      lines.add("| " + String.join(" | ", line) + " |");
    }
    lines.add(1, "|---" + "|---:".repeat(columns.size()) + "|");
    return Stream.of(
            Stream.of("**" + escaped(title) + "**", ""),
            lines.stream(),
            Stream.of("", LEGEND + "bold marks the better"),
            notes.stream().flatMap(note -> Stream.of("", escaped(note))))
        .flatMap(part -> part)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /**
   * The table for programs, a line per value: row, column, our mean, its standard deviation, the
   * number of runs, the paper's value, the qualifier. What is not there is empty.
   */
  public String toCsv() {
    StringBuilder csv = new StringBuilder();
    add(csv, "row", "column", "mean", "deviation", "runs", "paper", "qualifier");
    for (Row row : rows) {
      for (int i = 0; i < columns.size(); i++) {
        Cell cell = row.cells().get(i);
        if (!cell.equals(Cell.EMPTY)) {
          add(
              csv,
              row.name(),
              columns.get(i).name(),
              cell.measured().map(Summary::mean).orElse(null),
              cell.measured().map(Summary::deviation).orElse(null),
              cell.measured().map(Summary::runs).orElse(null),
              cell.published().isPresent() ? cell.published().getAsDouble() : null,
              qualifier);
        }
      }
    }
    return csv.toString();
  }

  private static void add(StringBuilder csv, Object... values) {
    csv.append(CSV.format(values)).append('\n');
  }

  /**
   * One entry as {@link #toText} has it, the better value marked.
   *
   * @param row index
   * @param column index
   * @param mark what marks a value
   */
  public String entry(int row, int column, UnaryOperator<String> mark) {
    return entry(columns.get(column), rows.get(row).cells().get(column), mark);
  }

  private List<List<String>> lines(UnaryOperator<String> mark, UnaryOperator<String> name) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        Stream.concat(Stream.of(rowTitle), columns.stream().map(Column::name)).map(name).toList());
    for (Row row : rows) {
      List<String> line = new ArrayList<>(List.of(name.apply(row.name())));
      for (int i = 0; i < columns.size(); i++) {
        line.add(entry(columns.get(i), row.cells().get(i), mark));
      }
      lines.add(line);
    }
    return lines;
  }

  private String entry(Column column, Cell cell, UnaryOperator<String> mark) {
    int better = better(column, cell);
    String measured =
        cell.measured()
            .map(summary -> summary.format(column.decimals()) + suffix())
            .orElse(MISSING);
    String entry = better > 0 ? mark.apply(measured) : measured;
    if (cell.published().isEmpty()) {
      return entry;
    }
    String published =
        String.format(Locale.ROOT, "%." + column.decimals() + "f", cell.published().getAsDouble());
    return entry + " (" + (better < 0 ? mark.apply(published) : published) + ")";
  }

  private String suffix() {
    return qualifier.isEmpty() ? "" : " " + qualifier;
  }

  private static int better(Column column, Cell cell) {
    return cell.measured().isPresent() && cell.published().isPresent()
        ? column.compare(cell.measured().get().mean(), cell.published().getAsDouble())
        : 0;
  }

  private static String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder(line.get(0));
    text.append(" ".repeat(widths[0] - line.get(0).length()));
    for (int i = 1; i < widths.length; i++) {
      text.append("  ").append(" ".repeat(widths[i] - line.get(i).length())).append(line.get(i));
    }
    return text.toString();
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }
}
