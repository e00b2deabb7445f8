package org.sdlgm.reproduce.target;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.experiment.run.Json;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.report.Illustration;
import org.sdlgm.report.LearningCurves;
import org.sdlgm.report.Results;
import org.sdlgm.report.ResultsReport;
import org.sdlgm.report.drawing.Drawing;

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
    Results results = new Results(lead, table, curves, illustrations);
    ResultsReport.write(results, report);
    request.audience().accept(results);
    request.out().println(told.toText());
    request.out().println("report: " + report);
  }

  /**
   * Leaves a drawing in the target's folder, as SVG and as PNG.
   *
   * @param drawing what to draw
   * @param meaning what it shows, also for those who cannot see it
   * @param name of the files, without their ending
   * @param request where to
   * @return the drawing for the report
   * @throws org.sdlgm.error.DataException if a file cannot be written
   */
  public static Illustration draw(Drawing drawing, String meaning, String name, Request request) {
    RunFolder.writeText(request.folder().resolve(name + ".svg"), drawing.svg());
    RunFolder.writeBytes(request.folder().resolve(name + ".png"), drawing.png());
    request.out().println("picture: " + request.folder().resolve(name) + ".svg and .png");
    return Illustration.of(drawing, meaning);
  }

  /** The page has the lead above the table; all else has it as the first note. */
  private static ResultTable with(String lead, ResultTable table) {
    List<String> notes = Stream.concat(Stream.of(lead), table.notes().stream()).toList();
    return new ResultTable(
        table.title(), table.rowTitle(), table.columns(), table.rows(), table.qualifier(), notes);
  }
}
