package org.sdlgm.reproduce.table2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.report.Numbers;
import org.sdlgm.reproduce.table2.Contest.Data;
import org.sdlgm.reproduce.table2.Contest.Plan;
import org.sdlgm.reproduce.target.Request;
import org.sdlgm.reproduce.target.Scale;
import org.sdlgm.reproduce.target.TableFiles;
import org.sdlgm.reproduce.target.Target;

/**
 * Table II of [SDLGM]: micro and macro F1 of SDLGM's three variants and of three baselines, each
 * linear and with the hidden layer that SDLGM has.
 *
 * <p>The test part has no share in any choice: candidates and thresholds are chosen by
 * cross-validation on the training part, for each of the two measures by itself, and for all
 * methods alike.
 */
public final class TableTwo implements Target {
  private static final int ITERATIONS = 300;
  private static final int SEEDS = 5;
  private static final int FOLDS = 5;
  private static final int REPEATS = 3;
  private static final int CANDIDATES = 5;

  @Override
  public String summary() {
    return "micro and macro F1 on Birds, Emotions and CAL500 [SDLGM table II]";
  }

  @Override
  public boolean reproduce(Request request) {
    long begun = System.nanoTime();
    Plan plan = plan(request.scale());
    List<Contest> contests = contests(plan);
    List<Outcome> searched =
        request
            .study()
            .run(contests.stream().flatMap(c -> c.search(request.framework()).stream()).toList());
    if (searched.stream().anyMatch(outcome -> outcome.state() == Outcome.State.OPEN)) {
      request.notes().println("sdlgm: stopped; the same command goes on");
      return false;
    }
    List<Trial> chosen = new ArrayList<>();
    for (Contest contest : contests) {
      for (Measure measure : Measure.ALL) {
        chosen.addAll(contest.chosen(request.framework(), searched, measure));
      }
    }
    return request
        .study()
        .run(
            chosen,
            trained -> {
              conclude(
                  plan, contests, searched, trained, (System.nanoTime() - begun) / 1e9, request);
              return Stream.of(searched, trained)
                  .flatMap(List::stream)
                  .allMatch(Outcome::isFinished);
            });
  }

  static Plan plan(Scale scale) {
    return new Plan(
        scale.choose(scale.iterations(), ITERATIONS, 50),
        scale.choose(scale.seeds(), SEEDS, 1),
        scale.quick() ? 2 : FOLDS,
        scale.quick() ? 1 : REPEATS,
        scale.quick() ? 1 : CANDIDATES);
  }

  /** A dataset that was split by its publisher is searched once, another for each of its splits. */
  static List<Contest> contests(Plan plan) {
    List<Contest> contests = new ArrayList<>();
    for (Data data : Data.ALL) {
      for (int split = 0; split < (data.drawn() ? plan.seeds() : 1); split++) {
        for (Method method : Method.ALL) {
          contests.add(new Contest(method, data, split, plan));
        }
      }
    }
    return contests;
  }

  private static void conclude(
      Plan plan,
      List<Contest> contests,
      List<Outcome> searched,
      List<Outcome> trained,
      double seconds,
      Request request) {
    ResultTable unnoted = table(plan, trained, request.scale().qualifier(), List.of());
    List<String> notes = new ArrayList<>(protocol(plan));
    notes.addAll(Verdict.of(unnoted));
    notes.addAll(times(contests, searched, trained, seconds, request));
    searched.stream().filter(o -> !o.isFinished()).map(Outcome::missing).forEach(notes::add);
    trained.stream().filter(o -> !o.isFinished()).map(Outcome::missing).forEach(notes::add);
    TableFiles.write(
        table(plan, trained, request.scale().qualifier(), notes),
        request.scale().warning()
            + "Multi-label learning on three published datasets: micro and macro F1 in percent.",
        List.of(),
        request);
  }

  /**
   * The table.
   *
   * @param plan how much was done
   * @param trained the chosen trainings
   * @param qualifier behind every number
   * @param notes below the table
   */
  static ResultTable table(Plan plan, List<Outcome> trained, String qualifier, List<String> notes) {
    List<Column> columns = new ArrayList<>();
    for (Data data : Data.ALL) {
      for (Measure measure : Measure.ALL) {
        columns.add(new Column(data.title() + " " + measure.title(), Direction.HIGHER, 2));
      }
    }
    List<Row> rows =
        Method.ALL.stream().map(method -> new Row(method.title(), cells(method, trained))).toList();
    String title =
        "Table II: F1 on test data, percent; %d iterations, %s"
            .formatted(plan.iterations(), Numbers.count(plan.seeds(), "run"));
    return new ResultTable(title, "method", columns, rows, qualifier, notes);
  }

  private static List<Cell> cells(Method method, List<Outcome> trained) {
    List<Cell> cells = new ArrayList<>();
    for (Data data : Data.ALL) {
      for (Measure measure : Measure.ALL) {
        cells.add(
            new Cell(measured(trained, data, method, measure), method.published(data, measure)));
      }
    }
    return cells;
  }

  /** What a method's runs come to, in percent. */
  private static Optional<Summary> measured(
      List<Outcome> trained, Data data, Method method, Measure measure) {
    String prefix = data.name() + "-" + method.key() + "-";
    double[] values =
        trained.stream()
            .filter(outcome -> isOf(outcome, prefix, measure))
            .filter(Outcome::isFinished)
            .map(outcome -> outcome.folder().results().get(measure.name()))
            .mapToDouble(estimate -> 100 * estimate.mean())
            .toArray();
    return values.length == 0 ? Optional.empty() : Optional.of(Summary.of(values));
  }

  /** Such as birds-logistic-micro-f1-0 or cal500-logistic-split3-micro-f1-3. */
  private static boolean isOf(Outcome outcome, String prefix, Measure measure) {
    String name = outcome.trial().name();
    return name.startsWith(prefix)
        && name.substring(prefix.length()).matches("(split\\d+-)?" + measure.name() + "-\\d+");
  }

  private static List<String> protocol(Plan plan) {
    return List.of(
        "+ not in the paper: the baselines with SDLGM's hidden layer of 256, and the mean over"
            + " labels of the F1",
        "macro F1: of the mean precision and the mean recall over labels, as in the program of the"
            + " paper's baselines (Martins and Astudillo 2016, github.com/Unbabel/sparsemax). To give"
            + " every label to every song has one of about 26 on CAL500.",
        "Observations without labels are removed; attributes are standardised by the training part"
            + " (in cross-validation, by the fold's own). Networks with a hidden layer see them"
            + " bounded (inputBound).",
        "Learning rate, weight decay, dropout and bound of the attributes and the thresholds are"
            + " chosen by %d-fold cross-validation on the training part, from %d candidates for each method,"
                .formatted(plan.folds(), plan.candidates())
            + " by the column's own measure; the mean F1 may have a threshold for each label."
            + " The folds of Birds and Emotions, which are searched once, are dealt %s."
                .formatted(Numbers.count(plan.repeats(), "time")),
        "Birds and Emotions: the published split. CAL500: 400 to train and 102 to test, drawn anew"
            + " for each run (the paper does not say which), so ± has the split in it.",
        "A label that the test part lacks counts 0 in both. It matters for CAL500, whose drawn test"
            + " parts lack about 5 of 174 labels.");
  }

  private static List<String> times(
      List<Contest> contests,
      List<Outcome> searched,
      List<Outcome> trained,
      double seconds,
      Request request) {
    Map<String, Double> byData = new LinkedHashMap<>();
    for (Contest contest : contests) {
      byData.merge(
          contest.data().title(),
          contest.seconds(searched) + contest.seconds(trained),
          Double::sum);
    }
    List<String> parts = new ArrayList<>();
    byData.forEach((data, sum) -> parts.add(String.format(Locale.ROOT, "%s %.0f s", data, sum)));
    return List.of(
        String.format(
            Locale.ROOT,
            "time: %.0f s by the clock with %d process(es), this start; of training: %s",
            seconds,
            request.workers().jobs(),
            String.join(", ", parts)));
  }

  /** What the table says, column by column, whether it is welcome or not. */
  static final class Verdict {
    private Verdict() {}

    static List<String> of(ResultTable table) {
      return IntStream.range(0, table.columns().size())
          .mapToObj(column -> of(table, column))
          .flatMap(Optional::stream)
          .toList();
    }

    private static Optional<String> of(ResultTable table, int column) {
      Optional<Integer> own = best(table, column, true);
      Optional<Integer> baseline = best(table, column, false);
      if (own.isEmpty() || baseline.isEmpty()) {
        return Optional.empty();
      }
      double ours = mean(table, own.get(), column);
      double theirs = mean(table, baseline.get(), column);
      OptionalDouble paper =
          table.rows().stream()
              .map(row -> row.cells().get(column).published())
              .flatMapToDouble(OptionalDouble::stream)
              .max();
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s: %s with %.2f is %s%s our strongest baseline, %s with %.2f.",
              table.columns().get(column).name(),
              Method.ALL.get(own.get()).title(),
              ours,
              paper.isPresent() ? againstPaper(ours, paper.getAsDouble()) : "",
              compared(ours, theirs),
              Method.ALL.get(baseline.get()).title(),
              theirs));
    }

    private static String againstPaper(double ours, double paper) {
      return String.format(
          Locale.ROOT, "%s the paper's best, %.2f, and ", compared(ours, paper), paper);
    }

    private static String compared(double first, double second) {
      return first > second ? "above" : "not above";
    }

    private static Optional<Integer> best(ResultTable table, int column, boolean own) {
      return IntStream.range(0, Method.ALL.size())
          .boxed()
          .filter(row -> Method.ALL.get(row).own() == own)
          .filter(row -> table.rows().get(row).cells().get(column).measured().isPresent())
          .max(Comparator.comparingDouble(row -> mean(table, row, column)));
    }

    private static double mean(ResultTable table, int row, int column) {
      return table.rows().get(row).cells().get(column).measured().orElseThrow().mean();
    }
  }
}
