package org.sdlgm.reproduce.table2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.reproduce.declaration.Requests;
import org.sdlgm.reproduce.declaration.Runs;
import org.sdlgm.reproduce.declaration.Scale;
import org.sdlgm.reproduce.table2.Contest.Plan;

class TableTwoTest {
  private static final Framework FRAMEWORK = Framework.load(List.of());

  private static TableTwo target(Scale scale) {
    return new TableTwo(
        Requests.of("table2", Path.of("nowhere"), scale, new ByteArrayOutputStream()));
  }

  /** Of 10 iterations, before any training. */
  private static ResultTable emptyTable() {
    Scale ten =
        new Scale(true, Optional.of(10), Optional.empty(), Optional.empty(), Optional.empty());
    return target(ten).table(new Runs(List.of()));
  }

  @Test
  void everyMethodIsSearchedOnEveryDatasetAndSplit() {
    Scale twice =
        new Scale(false, Optional.empty(), Optional.of(2), Optional.empty(), Optional.empty());
    Plan plan = Plan.of(twice);
    List<Contest> contests = target(twice).contests();

    // Nine methods on Birds, Emotions, and two splits of CAL500.
    assertThat(contests).hasSize(9 * 4);
    List<Trial> trials =
        contests.stream().flatMap(contest -> contest.search(FRAMEWORK).stream()).toList();
    assertThat(trials).hasSize(9 * 4 * plan.candidates());
    assertThat(trials).extracting(Trial::folderName).doesNotHaveDuplicates();
    assertThat(trials)
        .allSatisfy(
            trial -> {
              assertThat(trial.config().evaluation().folds()).isEqualTo(5);
              assertThat(trial.config().evaluation().repeats())
                  .isEqualTo(trial.name().startsWith("cal500") ? 1 : 3);
              assertThat(trial.config().evaluation().metrics())
                  .containsExactly("micro-f1", "macro-f1-of-means", "macro-f1");
            });
  }

  @Test
  void everyMethodHasAsManyCandidatesAndAValueForEachColumn() {
    assertThat(Method.ALL)
        .allSatisfy(
            method -> {
              assertThat(method.candidates()).hasSize(5).doesNotHaveDuplicates();
              assertThat(method.published())
                  .satisfiesAnyOf(
                      papers -> assertThat(papers).isEmpty(),
                      papers -> assertThat(papers).hasSize(6));
            });
  }

  @Test
  void aQuickLookIsSmall() {
    Scale quick =
        new Scale(true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(Plan.of(quick)).isEqualTo(new Plan(50, 1, 2, 1, 1));
    assertThat(target(quick).contests()).hasSize(27);
  }

  @Test
  void withoutTrainingsTheTableHasThePapersValues() {
    ResultTable table = emptyTable();
    assertThat(table.toText()).contains("- (50.67)", "SDLGM-Con", "25.74");
    assertThat(Verdict.of(table)).isEmpty();
  }

  @Test
  void thePapersValuesStandInItsColumns() {
    ResultTable table = emptyTable();
    assertThat(table.rows().get(7).cells())
        .extracting(cell -> cell.published().orElse(Double.NaN))
        .containsExactly(
            49.96, 41.68, Double.NaN, 71.35, 71.07, Double.NaN, 44.22, 20.17, Double.NaN);
  }

  @Test
  void theVerdictSaysWhatTheTableSays() {
    ResultTable empty = emptyTable();
    // SDLGM-Gen 51, logistic MLP 52, on Birds' micro F1; the paper's best there is 50.67.
    List<Row> rows =
        IntStream.range(0, empty.rows().size())
            .mapToObj(
                row ->
                    new Row(
                        empty.rows().get(row).name(),
                        cells(row == 7 ? 51 : row == 1 ? 52 : Double.NaN)))
            .toList();
    ResultTable table = new ResultTable(empty.title(), "method", empty.columns(), rows);
    assertThat(Verdict.of(table))
        .containsExactly(
            "Birds micro F1: SDLGM-Gen with 51.00 is above the paper's best, 50.67, and not above"
                + " our strongest baseline, logistic, MLP + with 52.00.");
  }

  private static List<Cell> cells(double first) {
    Cell cell = Double.isNaN(first) ? Cell.EMPTY : Cell.of(Summary.of(first), 50.67);
    return Stream.concat(Stream.of(cell), Collections.nCopies(8, Cell.EMPTY).stream()).toList();
  }
}
