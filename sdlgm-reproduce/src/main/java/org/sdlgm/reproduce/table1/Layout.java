package org.sdlgm.reproduce.table1;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.metric.Metric.Direction;

/** What stands where in the table. */
final class Layout {
  /** What a reader must know. */
  static final List<String> NOTES =
      List.of(
          "+ not in the paper",
          "The paper's value stands beside the bound that it is measured by: relaxed where a method"
              + " trains on relaxed samples, discrete where its samples are hard.",
          "relaxed is no bound on log p(x) of stored codes; discrete, gated and iw-100 are"
              + " (docs/bounds.md).",
          "loss: the mean of the last 200 iterations' training losses. KL: the divergence of the"
              + " discrete bound; .slc: bits per image of the real file of all codes.");

  private static final List<Column> COLUMNS =
      List.of(
          new Column("relaxed", Direction.LOWER, 2),
          new Column("discrete", Direction.LOWER, 2),
          new Column("gated", Direction.LOWER, 2),
          new Column("iw-100", Direction.LOWER, 2),
          new Column("loss", Direction.LOWER, 2),
          new Column("KL, bits", Direction.NONE, 1),
          new Column(".slc, bits", Direction.NONE, 1),
          new Column("features", Direction.NONE, 1),
          new Column("ms/iteration", Direction.NONE, 1));

  private Layout() {}

  /**
   * The table.
   *
   * @param title of the table
   * @param methods its rows
   * @param runs of each method
   * @param qualifier behind every number of ours; may be empty
   * @param notes below the table
   */
  static ResultTable table(
      String title,
      List<Method> methods,
      List<List<Results>> runs,
      String qualifier,
      List<String> notes) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      rows.add(
          new Row(method.title() + (method.isPublished() ? "" : " +"), cells(method, runs.get(i))));
    }
    return new ResultTable(title, "method", COLUMNS, rows, qualifier, notes);
  }

  private static List<Cell> cells(Method method, List<Results> runs) {
    OptionalDouble none = OptionalDouble.empty();
    OptionalDouble paper = method.published();
    boolean soft = method.config().training().sampling() == SamplingMode.RELAXED;
    return List.of(
        method.relaxed() ? cell(runs, bound("relaxed"), soft ? paper : none) : Cell.EMPTY,
        cell(runs, bound("discrete"), soft ? none : paper),
        cell(runs, bound("gated"), none),
        cell(runs, bound("iw-100"), none),
        cell(runs, run -> Stream.of(run.trainingLoss()), method.publishedTraining()),
        cell(runs, run -> Stream.of(run.mean("divergence") / Math.log(2)), none),
        cell(runs, bound("stored-bits"), none),
        cell(runs, bound("features-in-use"), none),
        cell(runs, run -> run.millisecondsPerIteration().stream().boxed(), none));
  }

  private static Function<Results, Stream<Double>> bound(String metric) {
    return run -> Stream.of(run.mean(metric));
  }

  private static Cell cell(
      List<Results> runs, Function<Results, Stream<Double>> value, OptionalDouble paper) {
    double[] values = runs.stream().flatMap(value).mapToDouble(Double::doubleValue).toArray();
    Optional<Summary> ours =
        values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
    return new Cell(ours, paper);
  }
}
