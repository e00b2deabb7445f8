package org.sdlgm.cli.reproduce;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sdlgm.cli.report.Illustration;
import org.sdlgm.cli.report.LearningCurves;
import org.sdlgm.cli.report.ResultsReport;
import org.sdlgm.cli.run.Json;
import org.sdlgm.cli.run.RunFolder;
import org.sdlgm.eval.table.ResultTable;

/** Prints a table, and leaves it in a folder: text, Markdown, CSV, JSON, and a report. */
public final class TableFiles {
  private TableFiles() {}

  /**
   * Writes the files; each is replaced as a whole.
   *
   * @param table the results
   * @param lead what was done, in a sentence or two
   * @param curves learning curves for the report
   * @param request where to, and under which name
   * @throws org.sdlgm.error.DataException if a file cannot be written
   */
  public static void write(
      ResultTable table, String lead, List<LearningCurves> curves, Request request) {
    write(table, lead, curves, List.of(), request);
  }

  /**
   * Writes the files; each is replaced as a whole.
   *
   * @param table the results
   * @param lead what was done, in a sentence or two
   * @param curves learning curves for the report
   * @param illustrations drawings for the report
   * @param request where to, and under which name
   * @throws org.sdlgm.error.DataException if a file cannot be written
   */
  public static void write(
      ResultTable table,
      String lead,
      List<LearningCurves> curves,
      List<Illustration> illustrations,
      Request request) {
    Path folder = request.folder();
    String name = request.target();
    ResultTable told = with(lead, table);
    RunFolder.writeText(folder.resolve(name + ".txt"), told.toText());
    RunFolder.writeText(folder.resolve(name + ".md"), told.toMarkdown());
    RunFolder.writeText(folder.resolve(name + ".csv"), told.toCsv());
    RunFolder.writeText(folder.resolve(name + ".json"), Json.text(JsonTable.of(told)));
    Path report = folder.resolve("report.html");
    ResultsReport.write(table.title(), lead, table, curves, illustrations, report);
    request.out().println(told.toText());
    request.out().println("report: " + report);
  }

  /** The page has the lead above the table; all else has it as the first note. */
  private static ResultTable with(String lead, ResultTable table) {
    List<String> notes = Stream.concat(Stream.of(lead), table.notes().stream()).toList();
    return new ResultTable(
        table.title(), table.rowTitle(), table.columns(), table.rows(), table.qualifier(), notes);
  }
}
