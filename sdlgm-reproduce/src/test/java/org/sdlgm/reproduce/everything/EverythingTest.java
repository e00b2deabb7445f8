package org.sdlgm.reproduce.everything;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.error.DataException;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.reproduce.Targets;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Requests;
import org.sdlgm.reproduce.declaration.Scale;
import org.sdlgm.reproduce.declaration.TableFiles;
import org.sdlgm.reproduce.declaration.Target;

/** All targets, of which there are a few here that have nothing to train. */
class EverythingTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Request> asked = new ArrayList<>();

  private Request request() {
    return Requests.of(
        "all",
        folder,
        new Scale(true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        out);
  }

  /** A target with a table of one number. */
  private Target table(double value) {
    return target(
        request -> {
          asked.add(request);
          ResultTable table =
              new ResultTable(
                  "What " + request.target() + " shows",
                  "row",
                  List.of(new Column("nats", Direction.LOWER, 1)),
                  List.of(Row.of("ours", Cell.of(Summary.of(value), 7))));
          TableFiles.write(new Page(table, "How.", List.of(), List.of()), request);
          return true;
        });
  }

  private static Target missing() {
    return target(
        request -> {
          throw new DataException("birds is not here; fetch it");
        });
  }

  private static Target target(Predicate<Request> work) {
    return new Target() {
      @Override
      public String summary() {
        return "a test";
      }

      @Override
      public boolean reproduce(Request request) {
        return work.test(request);
      }
    };
  }

  private boolean make(Map<String, Target> targets) {
    return new Everything(targets).reproduce(request());
  }

  @Test
  void makesTablesThenFiguresAndShowsThemOnOnePage() {
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("figure8", table(1));
    targets.put("table8", table(2.5));
    targets.put(Everything.NAME, missing());

    assertThat(make(targets)).isTrue();

    assertThat(asked).extracting(Request::target).containsExactly("table8", "figure8");
    assertThat(asked).extracting(Request::trainings).containsOnly(folder);
    assertThat(folder.resolve("table8/table8.csv")).isNotEmptyFile();
    assertThat(folder.resolve("figure8/report.html")).isNotEmptyFile();
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("A quick look", "What table8 shows", "2.5 quick ★ (7.0)", "What figure8 shows");
  }

  @Test
  void whatCannotBeMadeDoesNotStopTheOthers() {
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("table8", missing());
    targets.put("table9", target(request -> false));
    targets.put("timing", table(3));

    assertThat(make(targets)).isFalse();

    assertThat(folder.resolve("report.html"))
        .content()
        .contains(
            "table8: birds is not here; fetch it",
            "table9: not all of it is there; the same command goes on",
            "What timing shows");
  }

  @Test
  void theTargetsAreThoseOfTheCommandLine() {
    assertThat(Targets.registry().entries())
        .containsKeys(
            "all", "table1", "table2", "table3", "figure3", "figure4", "figure5", "timing");
  }
}
