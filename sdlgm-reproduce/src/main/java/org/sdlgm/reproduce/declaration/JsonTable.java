package org.sdlgm.reproduce.declaration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;

/** A table for programs; what is not there is left out. */
final class JsonTable {
  private JsonTable() {}

  static Map<String, Object> of(ResultTable table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", table.title());
    json.put("quick", !table.qualifier().isEmpty());
    json.put("rows", table.rows().stream().map(row -> row(table, row)).toList());
    json.put("notes", table.notes());
    return json;
  }

  private static Map<String, Object> row(ResultTable table, Row row) {
    List<Map<String, Object>> values =
        IntStream.range(0, row.cells().size())
            .mapToObj(i -> value(row.cells().get(i), table.columns().get(i)))
            .filter(value -> value.size() > 1)
            .toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", row.name());
    json.put("values", values);
    return json;
  }

  private static Map<String, Object> value(Cell cell, Column column) {
    Map<String, Object> value = new LinkedHashMap<>();
    cell.measured()
        .ifPresent(
            summary -> {
              value.put("mean", summary.mean());
              value.put("deviation", summary.deviation());
              value.put("runs", summary.runs());
            });
    cell.published().ifPresent(paper -> value.put("paper", paper));
    value.put("column", column.name());
    return value;
  }
}
