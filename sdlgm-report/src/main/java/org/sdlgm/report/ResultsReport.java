package org.sdlgm.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.experiment.run.CurvePoint;
import org.sdlgm.report.Chart.Series;
import org.sdlgm.report.Chart.Style;
import org.sdlgm.storage.OutputFile;

/**
 * Writes tables of results beside the paper's, with pictures and learning curves: one HTML file.
 */
public final class ResultsReport {
  private static final int COLOURS = 6;

  private ResultsReport() {}

  /**
   * Writes the report of one table, replacing the file atomically.
   *
   * @param results the table and what belongs to it
   * @param file where to; its folder is there
   * @throws org.sdlgm.error.DataException if it cannot be written
   */
  public static void write(Results results, Path file) {
    ResultsPage.Section section = section("table", "Table", results, "", "");
    write(results.table().title(), results.lead(), List.of(section), file);
  }

  /**
   * Writes the report of many tables, replacing the file atomically.
   *
   * @param title of the page
   * @param lead what was done, in a sentence or two
   * @param results by name, in order
   * @param file where to; its folder is there
   * @throws org.sdlgm.error.DataException if it cannot be written
   */
  public static void write(String title, String lead, Map<String, Results> results, Path file) {
    List<ResultsPage.Section> sections = new ArrayList<>();
    results.forEach(
        (name, one) -> sections.add(section(name, name, one, one.table().title(), one.lead())));
    write(title, lead, sections, file);
  }

  private static void write(
      String title, String lead, List<ResultsPage.Section> sections, Path file) {
    ResultsPage page = new ResultsPage(title, lead, sections);
    OutputFile.write(file, HtmlPage.render("results.html", page));
  }

  private static ResultsPage.Section section(
      String id, String name, Results results, String title, String lead) {
    List<Chart> charts = new ArrayList<>();
    for (LearningCurves one : results.curves()) {
      chart(id + "-curves-" + charts.size(), one).ifPresent(charts::add);
    }
    ResultTable table = results.table();
    return new ResultsPage.Section(
        id,
        name,
        title,
        lead,
        columns(table),
        rows(table),
        table.notes(),
        results.illustrations(),
        charts);
  }

  private static List<String> columns(ResultTable table) {
    List<String> names = new ArrayList<>(List.of(table.rowTitle()));
    table.columns().stream().map(Column::name).forEach(names::add);
    return names;
  }

  private static List<ResultsPage.Line> rows(ResultTable table) {
    return IntStream.range(0, table.rows().size())
        .mapToObj(row -> new ResultsPage.Line(table.rows().get(row).name(), cells(table, row)))
        .toList();
  }

  private static List<String> cells(ResultTable table, int row) {
    UnaryOperator<String> mark = value -> value + " ★";
    return IntStream.range(0, table.columns().size())
        .mapToObj(column -> table.entry(row, column, mark))
        .toList();
  }

  private static Optional<Chart> chart(String id, LearningCurves curves) {
    List<Series> series = new ArrayList<>();
    for (Map.Entry<String, List<CurvePoint>> curve : curves.curves().entrySet()) {
      Style style = series.size() < COLOURS ? Style.LINE : Style.DASHED;
      series.add(
          new Series(curve.getKey(), style, series.size() % COLOURS, points(curve.getValue())));
    }
    if (series.stream().allMatch(one -> one.points().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Chart(
            id,
            curves.title(),
            curves.meaning(),
            TrainingCharts.summary(series),
            "iteration",
            "nats per observation",
            Chart.spansDecades(series),
            true,
            series));
  }

  private static List<double[]> points(List<CurvePoint> curve) {
    return curve.stream()
        .map(
            point ->
                new double[] {
                  point.iteration(), point.estimate().mean(), point.estimate().standardError()
                })
        .toList();
  }
}
