package org.sdlgm.eval.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.metric.Metric.Direction;

final class ResultTableTest {
  private static final Column BOUND = new Column("nats", Direction.LOWER, 2);
  private static final Column SCORE = new Column("F1|%", Direction.HIGHER, 1);

  private static final ResultTable TABLE =
      new ResultTable(
          "Table I",
          "method",
          List.of(BOUND, SCORE),
          List.of(
              Row.of("SDLGM", Cell.of(Summary.of(98, 99), 99.05), Cell.of(Summary.of(40), 42.31)),
              Row.of("DARN", Cell.published(128.8), Cell.EMPTY)));

  @Test
  void textIsAlignedWithTheBetterStarred() {
    assertThat(TABLE.toText())
        .isEqualTo(
            """
            Table I

            method                   nats          F1|%
            SDLGM   98.50 ± 0.71* (99.05)  40.0 (42.3*)
            DARN               - (128.80)             -

            ours, ± the standard deviation over runs (the paper's value in brackets); * marks the better
            """);
  }

  @Test
  void markdownHasTheBetterInBold() {
    assertThat(TABLE.toMarkdown())
        .isEqualTo(
            """
            **Table I**

            | method | nats | F1\\|% |
            |---|---:|---:|
            | SDLGM | **98.50 ± 0.71** (99.05) | 40.0 (**42.3**) |
            | DARN | - (128.80) | - |

            ours, ± the standard deviation over runs (the paper's value in brackets); bold marks the better
            """);
  }

  @Test
  void aQualifierStandsBehindEveryNumberOfOursAndNotesBelow() {
    ResultTable quick =
        new ResultTable(
            "",
            "m",
            List.of(BOUND),
            TABLE.rows().stream().map(row -> Row.of(row.name(), row.cells().get(0))).toList(),
            "quick",
            List.of("a|b"));
    assertThat(quick.toText()).contains("98.50 ± 0.71 quick* (99.05)").endsWith("\na|b\n");
    assertThat(quick.toMarkdown()).contains("**98.50 ± 0.71 quick** (99.05)").endsWith("\na\\|b\n");
    assertThat(quick.entry(1, 0, value -> value + "*")).isEqualTo("- (128.80)");
  }

  @Test
  void csvHasEachValueOnALine() {
    assertThat(TABLE.toCsv().lines())
        .containsExactly(
            "row,column,mean,deviation,runs,paper,qualifier",
            "SDLGM,nats,98.5,0.7071067811865476,2,99.05,",
            "SDLGM,F1|%,40.0,0.0,1,42.31,",
            "DARN,nats,,,,128.8,");
    Row row = Row.of("a, \"b\"", Cell.published(1));
    assertThat(new ResultTable("", "", List.of(BOUND), List.of(row)).toCsv())
        .contains("\"a, \"\"b\"\"\",nats,,,,1.0,");
  }

  private static String entry(Column column, double measured, double published) {
    Row row = Row.of("x", Cell.of(Summary.of(measured), published));
    return new ResultTable("", "", List.of(column), List.of(row)).toMarkdown();
  }

  @Test
  void valuesThatPrintAlikeAreNotMarked() {
    assertThat(entry(BOUND, 99.0512, 99.0508)).contains("| 99.05 (99.05) |");
    assertThat(entry(BOUND, 99.06, 99.05)).contains("| 99.06 (**99.05**) |");
  }

  @Test
  void whatOnlyDescribesIsNotMarked() {
    assertThat(entry(new Column("L", Direction.NONE, 0), 3, 4)).contains("| 3 (4) |");
  }

  @Test
  void ourValueMayStandAlone() {
    Row row = Row.of("x", Cell.of(Summary.of(1.5)));
    assertThat(new ResultTable("", "", List.of(BOUND), List.of(row)).toText()).contains("1.50\n");
  }

  @Test
  void aRowHasOneCellPerColumn() {
    assertThatThrownBy(
            () -> new ResultTable("", "", List.of(BOUND, SCORE), List.of(Row.of("x", Cell.EMPTY))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the row 'x' has 1 cells for 2 columns");
  }
}
