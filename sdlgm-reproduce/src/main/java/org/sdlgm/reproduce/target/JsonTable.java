package org.sdlgm.reproduce.target;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sdlgm.eval.table.Cell;
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
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", row.name());
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      Map<String, Object> value = value(row.cells().get(i));
      if (!value.isEmpty()) {
        value.put("column", table.columns().get(i).name());
        values.add(value);
      }
    }
    json.put("values", values);
    return json;
  }

  private static Map<String, Object> value(Cell cell) {
    Map<String, Object> value = new LinkedHashMap<>();
    cell.measured()
        .ifPresent(
            summary -> {
              value.put("mean", summary.mean());
              value.put("deviation", summary.deviation());
              value.put("runs", summary.runs());
            });
    cell.published().ifPresent(paper -> value.put("paper", paper));
    return value;
  }
}
