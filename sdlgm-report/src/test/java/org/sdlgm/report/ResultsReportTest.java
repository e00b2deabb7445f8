package org.sdlgm.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.experiment.run.CurvePoint;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Direction;

class ResultsReportTest {
  @TempDir private Path folder;

  private Document write(List<LearningCurves> curves, Illustration... illustrations)
      throws IOException {
    ResultTable table =
        new ResultTable(
            "Table I",
            "method",
            List.of(new Column("nats", Direction.LOWER, 1), new Column("ms", Direction.NONE, 0)),
            List.of(
                Row.of("<b>SF</b>", Cell.of(Summary.of(98), 99), Cell.EMPTY),
                Row.of("DARN", Cell.published(128.8), Cell.of(Summary.of(3, 5)))),
            "quick",
            List.of("a note"));
    Path file = folder.resolve("report.html");
    ResultsReport.write(new Results("What was done.", table, curves, List.of(illustrations)), file);
    return Jsoup.parse(Files.readString(file));
  }

  @Test
  void hasTheTableAsItIsPrinted() throws IOException {
    Document page = write(List.of());

    assertThat(page.select("thead th").eachText()).containsExactly("method", "nats", "ms");
    assertThat(page.select("tbody th").eachText()).containsExactly("<b>SF</b>", "DARN");
    assertThat(page.select("tbody td").eachText())
        .containsExactly("98.0 quick ★ (99.0)", "-", "- (128.8)", "4 ± 1 quick");
    assertThat(page.select("p").eachText()).contains("a note");
    assertThat(page.select(".charts")).isEmpty();
    assertThat(page.select(".pictures")).isEmpty();
  }

  @Test
  void showsDrawingsWithoutLoadingThem() throws IOException {
    Document page = write(List.of(), Illustration.ofSvg("Rows", "What <they> are.", "<svg/>"));

    assertThat(page.select(".pictures h3").eachText()).containsExactly("Rows");
    assertThat(page.select(".pictures p").eachText()).contains("What <they> are.");
    assertThat(page.select(".pictures img").attr("src"))
        .isEqualTo("data:image/svg+xml;base64,PHN2Zy8+");
  }

  @Test
  void hasAChartForEachGroupOfCurvesAndLoadsNothing() throws IOException {
    Map<String, List<CurvePoint>> group =
        Map.of("SF", List.of(new CurvePoint(10, "discrete", new Estimate(98, 1, 100))));
    Document page =
        write(
            List.of(
                new LearningCurves("Bits", "Lower is better.", group),
                new LearningCurves("Nothing", "", Map.of())));

    assertThat(page.select("figure h3").eachText()).containsExactly("Bits");
    assertThat(page.select("#charts").html()).contains("\"SF\"", "[10.0,98.0,1.0]");
    assertThat(page.select("[src], link:not([href^=data:])")).isEmpty();
    assertThat(page.select("meta[http-equiv]").attr("content")).contains("script-src 'sha256-");
  }

  @Test
  void manyTablesStandOnOnePage() throws IOException {
    Path file = folder.resolve("all.html");
    Map<String, Results> results = new LinkedHashMap<>();
    for (String name : List.of("table9", "figure9")) {
      ResultTable table =
          new ResultTable(
              "What " + name + " shows",
              "row",
              List.of(new Column("nats", Direction.LOWER, 1)),
              List.of(Row.of("ours", Cell.of(Summary.of(1)))));
      results.put(
          name,
          new Results(
              "How " + name + " was made.",
              table,
              List.of(
                  new LearningCurves(
                      "Bits",
                      "",
                      Map.of("a", List.of(new CurvePoint(1, "b", new Estimate(1, 1, 1)))))),
              List.of()));
    }

    ResultsReport.write("All", "Everything.", results, file);

    Document page = Jsoup.parse(Files.readString(file));
    assertThat(page.select("h1").text()).isEqualTo("All");
    assertThat(page.select("nav .links a").eachAttr("href")).containsExactly("#table9", "#figure9");
    assertThat(page.select("main section h2").eachText())
        .containsExactly("What table9 shows", "What figure9 shows");
    assertThat(page.select("#figure9 .intro").eachText()).contains("How figure9 was made.");
    assertThat(page.select("canvas").eachAttr("id")).doesNotHaveDuplicates().hasSize(2);
  }
}
