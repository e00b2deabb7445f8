package org.sdlgm.reproduce.table2;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.ResultTable;

/** What the table says, column by column, whether it is welcome or not. */
final class Verdict {
  private Verdict() {}

  /** A method and its mean. */
  private record Best(Method method, double mean) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s with %.2f", method.title(), mean);
    }
  }

  static List<String> of(ResultTable table) {
    return IntStream.range(0, table.columns().size())
        .mapToObj(column -> of(table, column))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> of(ResultTable table, int column) {
    List<Cell> cells = table.rows().stream().map(row -> row.cells().get(column)).toList();
    OptionalDouble paper =
        cells.stream().map(Cell::published).flatMapToDouble(OptionalDouble::stream).max();
    return best(cells, true)
        .flatMap(
            own ->
                best(cells, false)
                    .map(
                        baseline ->
                            "%s: %s is %s%s our strongest baseline, %s."
                                .formatted(
                                    table.columns().get(column).name(),
                                    own,
                                    paper.isPresent()
                                        ? againstPaper(own.mean(), paper.getAsDouble())
                                        : "",
                                    compared(own.mean(), baseline.mean()),
                                    baseline)));
  }

  private static String againstPaper(double ours, double paper) {
    return String.format(
        Locale.ROOT, "%s the paper's best, %.2f, and ", compared(ours, paper), paper);
  }

  private static String compared(double first, double second) {
    return first > second ? "above" : "not above";
  }

  private static Optional<Best> best(List<Cell> cells, boolean own) {
    return IntStream.range(0, cells.size())
        .filter(row -> Method.ALL.get(row).own() == own && cells.get(row).measured().isPresent())
        .mapToObj(
            row -> new Best(Method.ALL.get(row), cells.get(row).measured().orElseThrow().mean()))
        .max(Comparator.comparingDouble(Best::mean));
  }
}
