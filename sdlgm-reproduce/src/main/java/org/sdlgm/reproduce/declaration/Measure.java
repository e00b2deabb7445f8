package org.sdlgm.reproduce.declaration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.metric.Metric.Direction;

/**
 * A column of a table: its heading, with the unit, which way is better, its digits after the point,
 * and what stands in it.
 *
 * @param column the heading
 * @param value of a run, or of whatever else a row is made of; empty if it has none
 * @param <R> what a row is made of
 */
public record Measure<R>(Column column, Function<R, OptionalDouble> value) {
  /** Less is better. */
  public static <R> Measure<R> lower(String name, int decimals, ToDoubleFunction<R> value) {
    return some(
        name, Direction.LOWER, decimals, run -> OptionalDouble.of(value.applyAsDouble(run)));
  }

  /** More is better. */
  public static <R> Measure<R> higher(String name, int decimals, ToDoubleFunction<R> value) {
    return some(
        name, Direction.HIGHER, decimals, run -> OptionalDouble.of(value.applyAsDouble(run)));
  }

  /** Neither way is better. */
  public static <R> Measure<R> neutral(String name, int decimals, ToDoubleFunction<R> value) {
    return some(name, Direction.NONE, decimals, run -> OptionalDouble.of(value.applyAsDouble(run)));
  }

  /** A value that some have. */
  public static <R> Measure<R> some(
      String name, Direction direction, int decimals, Function<R, OptionalDouble> value) {
    return new Measure<>(new Column(name, direction, decimals), value);
  }

  /**
   * A row of a table.
   *
   * @param title its name
   * @param runs of which the values are; none if there are none yet
   * @param papers the paper's values, by the columns' headings
   * @param <R> what a row is made of
   */
  public record Line<R>(String title, List<R> runs, Map<String, Double> papers) {
    /** A row for each of some things, of which the papers have no values. */
    public static <R> List<Line<R>> each(List<R> things, Function<R, String> title) {
      return things.stream()
          .map(thing -> new Line<>(title.apply(thing), List.of(thing), Map.of()))
          .toList();
    }

    private Row row(List<Measure<R>> measures) {
      return new Row(title, measures.stream().map(this::cell).toList());
    }

    private Cell cell(Measure<R> measure) {
      double[] values =
          runs.stream().map(measure.value()).flatMapToDouble(OptionalDouble::stream).toArray();
      Optional<Double> paper = Optional.ofNullable(papers.get(measure.column().name()));
      return new Cell(
          values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values)),
          paper.stream().mapToDouble(value -> value).findFirst());
    }
  }

  /** The table of measures, from left to right, and of lines, from top to bottom. */
  public static <R> ResultTable table(
      String title, String rowTitle, List<Measure<R>> measures, List<Line<R>> lines) {
    return new ResultTable(
        title,
        rowTitle,
        measures.stream().map(Measure::column).toList(),
        lines.stream().map(line -> line.row(measures)).toList());
  }
}
