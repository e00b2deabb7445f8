package org.sdlgm.reproduce.declaration;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.experiment.run.Json;
import org.sdlgm.report.Illustration;
import org.sdlgm.report.Results;
import org.sdlgm.report.ResultsReport;
import org.sdlgm.storage.OutputFile;

/** Prints a table, and leaves it in a folder: text, Markdown, CSV, JSON, drawings, and a report. */
public final class TableFiles {
  private TableFiles() {}

  /**
   * Writes the files; each is replaced as a whole.
   *
   * @param page what to show
   * @param request where to, and under which name
   * @throws org.sdlgm.error.DataException if a file cannot be written
   */
  public static void write(Page page, Request request) {
    Path folder = request.folder();
    String name = request.target();
    List<Illustration> drawn =
        page.figures().stream().map(figure -> draw(figure, request)).toList();
    // The page has the lead above the table; all else has it as the first note.
    ResultTable told =
        noted(page, Stream.concat(Stream.of(page.lead()), page.notes().stream()), request);
    OutputFile.write(folder.resolve(name + ".txt"), told.toText());
    OutputFile.write(folder.resolve(name + ".md"), told.toMarkdown());
    OutputFile.write(folder.resolve(name + ".csv"), told.toCsv());
    OutputFile.write(folder.resolve(name + ".json"), Json.text(JsonTable.of(told)));
    Path report = folder.resolve("report.html");
    Results results =
        new Results(page.lead(), noted(page, page.notes().stream(), request), page.curves(), drawn);
    ResultsReport.write(results, report);
    request.audience().accept(results);
    request.out().println(told.toText());
    request.out().println("report: " + report);
  }

  private static Illustration draw(Page.Figure figure, Request request) {
    Path file = request.folder().resolve(figure.name());
    OutputFile.write(file.resolveSibling(figure.name() + ".svg"), figure.drawing().svg());
    OutputFile.write(file.resolveSibling(figure.name() + ".png"), figure.drawing().png());
    request.out().println("picture: " + file + ".svg and .png");
    return Illustration.of(figure.drawing(), figure.meaning());
  }

  private static ResultTable noted(Page page, Stream<String> notes, Request request) {
    ResultTable table = page.table();
    return new ResultTable(
        table.title(),
        table.rowTitle(),
        table.columns(),
        table.rows(),
        request.scale().qualifier(),
        notes.toList());
  }
}
