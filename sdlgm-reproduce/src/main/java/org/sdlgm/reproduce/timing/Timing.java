package org.sdlgm.reproduce.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.eval.statistics.Summary;
import org.sdlgm.eval.table.Cell;
import org.sdlgm.eval.table.Column;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.eval.table.Row;
import org.sdlgm.experiment.run.MetricsLog;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.study.Workers;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.report.Numbers;
import org.sdlgm.reproduce.table1.PaperModel;
import org.sdlgm.reproduce.target.Request;
import org.sdlgm.reproduce.target.Scale;
import org.sdlgm.reproduce.target.TableFiles;
import org.sdlgm.reproduce.target.Target;

/**
 * Time per iteration of SDLGM and of the Gumbel-Softmax VAE at table I's sizes, batches of 100. One
 * training at a time has all cores, and the models take turns, so that what else the machine does
 * falls on all of them alike.
 */
public final class Timing implements Target {
  private static final int ITERATIONS = 300;
  private static final int QUICK_ITERATIONS = 40;
  private static final int ROUNDS = 5;
  private static final int QUICK_ROUNDS = 2;

  /** What the paper took on its machine, in milliseconds. */
  private static final double PAPER_SPARSE = 13;

  private static final double PAPER_GUMBEL = 9;

  /** A model, and what the paper says of its time. */
  private record Timed(PaperModel model, double paper) {}

  private static final List<Timed> MODELS =
      List.of(
          new Timed(PaperModel.of(PaperModel.PUBLISHED, ITERATIONS), PAPER_SPARSE),
          new Timed(PaperModel.of(PaperModel.GUMBEL_BITS, ITERATIONS), PAPER_GUMBEL),
          new Timed(PaperModel.of(PaperModel.GUMBEL_CLASSES, ITERATIONS), PAPER_GUMBEL));

  private static final List<Column> COLUMNS =
      List.of(
          new Column("median, ms", Direction.NONE, 1),
          new Column("fastest round, ms", Direction.NONE, 1),
          new Column("slowest round, ms", Direction.NONE, 1),
          new Column("SDLGM's median over this one's", Direction.NONE, 2));

  private static final List<String> NOTES =
      List.of(
          "An iteration is sampling, loss, gradient and update for a batch of 100, with the next"
              + " batch at hand. A round's time is the mean of the middle half of its iterations;"
              + " its measurements and checkpoints have no share in it.",
          "The paper's times are of its own hardware, which it does not name: only the ratio can be"
              + " compared. It does not say which latent its Gumbel-Softmax VAE had.");

  @Override
  public String summary() {
    return "time per iteration, SDLGM beside Gumbel-Softmax at the same sizes [SDLGM IV-A]";
  }

  @Override
  public boolean reproduce(Request request) {
    Workers shared = request.workers();
    Workers alone = new Workers(1, shared.jobs() * shared.threads(), shared.places());
    List<Trial> trials = trials(request);
    return request
        .study(alone)
        .run(
            trials,
            outcomes -> {
              conclude(outcomes, alone.threads(), request);
              return outcomes.stream().allMatch(Outcome::isFinished);
            });
  }

  /** Every model's first round, then every model's second. */
  static List<Trial> trials(Request request) {
    Scale scale = request.scale();
    List<Trial> trials = new ArrayList<>();
    for (int round = 0; round < scale.choose(scale.seeds(), ROUNDS, QUICK_ROUNDS); round++) {
      for (Timed timed : MODELS) {
        trials.add(trial(timed.model(), round, request));
      }
    }
    return trials;
  }

  private static Trial trial(PaperModel model, int round, Request request) {
    int iterations = iterations(request.scale());
    String yaml =
        String.format(
            Locale.ROOT,
            """
            name: %s
            seed: %d
            training: {iterations: %d, checkpointEvery: %d, evaluateEvery: 0}
            evaluation: {metrics: [relaxed], observations: 100}
            """,
            model.key(),
            round,
            iterations,
            iterations);
    RunConfig config = ConfigText.overlay(model.config(), yaml, model.title());
    return new Trial("timing-" + model.key() + "-" + round, request.framework().complete(config));
  }

  private static int iterations(Scale scale) {
    return scale.choose(scale.iterations(), ITERATIONS, QUICK_ITERATIONS);
  }

  static void conclude(List<Outcome> outcomes, int threads, Request request) {
    List<double[]> times =
        MODELS.stream().map(timed -> milliseconds(timed.model(), outcomes)).toList();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < MODELS.size(); i++) {
      rows.add(row(MODELS.get(i), times.get(i), times.get(0)));
    }
    List<String> notes = new ArrayList<>(NOTES);
    notes.add(
        "One training at a time on %s; %d iterations in each of %s."
            .formatted(
                Numbers.count(threads, "thread"),
                iterations(request.scale()),
                Numbers.count(outcomes.size() / MODELS.size(), "round")));
    outcomes.stream().filter(o -> !o.isFinished()).map(Outcome::missing).forEach(notes::add);
    TableFiles.write(
        new ResultTable(
            "Time per iteration, batch 100, table I's sizes",
            "model",
            COLUMNS,
            rows,
            request.scale().qualifier(),
            notes),
        request.scale().warning() + "Trainings that take turns, one at a time.",
        List.of(),
        request);
  }

  private static Row row(Timed timed, double[] times, double[] sparse) {
    OptionalDouble none = OptionalDouble.empty();
    if (times.length == 0) {
      return new Row(
          timed.model().title(),
          List.of(Cell.published(timed.paper()), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY));
    }
    boolean compared = timed.paper() == PAPER_GUMBEL;
    Optional<Summary> ratio =
        compared && sparse.length > 0
            ? Optional.of(Summary.of(median(sparse) / median(times)))
            : Optional.empty();
    return Row.of(
        timed.model().title(),
        Cell.of(Summary.of(median(times)), timed.paper()),
        Cell.of(Summary.of(times[0])),
        Cell.of(Summary.of(times[times.length - 1])),
        new Cell(ratio, compared ? OptionalDouble.of(PAPER_SPARSE / PAPER_GUMBEL) : none));
  }

  /** Of each round, in ascending order. */
  private static double[] milliseconds(PaperModel model, List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.trial().config().name().equals(model.key()))
        .filter(Outcome::isFinished)
        .map(outcome -> MetricsLog.read(outcome.folder().metrics()).secondsPerIteration())
        .flatMapToDouble(OptionalDouble::stream)
        .map(seconds -> 1000 * seconds)
        .sorted()
        .toArray();
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
