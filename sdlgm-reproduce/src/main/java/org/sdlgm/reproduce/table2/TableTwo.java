package org.sdlgm.reproduce.table2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.report.Numbers;
import org.sdlgm.reproduce.declaration.Measure;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Reproduction;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Run;
import org.sdlgm.reproduce.declaration.Runs;
import org.sdlgm.reproduce.declaration.Target;
import org.sdlgm.reproduce.table2.Contest.Data;
import org.sdlgm.reproduce.table2.Contest.Plan;

/**
 * Table II of [SDLGM]: micro and macro F1 of SDLGM's three variants and of three baselines, each
 * linear and with the hidden layer that SDLGM has.
 *
 * <p>The test part has no share in any choice: candidates and thresholds are chosen by
 * cross-validation on the training part, for each of the two measures by itself, and for all
 * methods alike.
 *
 * <p>Longer than other declarations: a search of its own, {@link Contest}, comes before the
 * trainings of each {@link Method} on each dataset, and a {@link Verdict} after them.
 */
public final class TableTwo extends Reproduction {
  /** The target. */
  public static final Target TARGET =
      target("micro and macro F1 on Birds, Emotions and CAL500 [SDLGM table II]", TableTwo::new);

  private final long begun = System.nanoTime();
  private final Plan plan = Plan.of(scale);

  TableTwo(Request request) {
    super(request);
  }

  /** A dataset that was split by its publisher is searched once, another for each of its splits. */
  List<Contest> contests() {
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

  @Override
  public List<Trial> search() {
    return contests().stream().flatMap(c -> c.search(request.framework()).stream()).toList();
  }

  @Override
  public List<Trial> chosen(List<Outcome> searched) {
    return contests().stream()
        .flatMap(contest -> contest.chosen(request.framework(), searched).stream())
        .toList();
  }

  @Override
  public Page page(Runs runs) {
    ResultTable table = table(runs);
    List<String> notes = new ArrayList<>(protocol());
    notes.addAll(Verdict.of(table));
    notes.add(times(runs));
    return new Page(
        table,
        scale.warning()
            + "Multi-label learning on three published datasets: micro and macro F1 in percent.",
        notes,
        List.of());
  }

  /**
   * The table.
   *
   * @param runs of the search and of what it chose
   */
  ResultTable table(Runs runs) {
    return Measure.table(
        "Table II: F1 on test data, percent; %d iterations, %s"
            .formatted(plan.iterations(), Numbers.count(plan.seeds(), "run")),
        "method",
        Data.ALL.stream()
            .flatMap(data -> F1.ALL.stream().map(measure -> measure(data, measure)))
            .toList(),
        Method.ALL.stream()
            .map(method -> new Measure.Line<>(method.title(), of(method, runs), method.papers()))
            .toList());
  }

  private List<Run> of(Method method, Runs runs) {
    return contests().stream()
        .filter(contest -> contest.method().equals(method))
        .flatMap(contest -> runs.of(contest.key()).stream())
        .toList();
  }

  /** Of the runs that the measure itself chose, such as birds-logistic-micro-f1-0. */
  private static Measure<Run> measure(Data data, F1 measure) {
    return Measure.some(
        measure.column(data),
        Direction.HIGHER,
        2,
        run ->
            run.config().dataset().name().equals(data.name())
                    && run.name().matches(run.config().name() + "-" + measure.name() + "-\\d+")
                ? OptionalDouble.of(100 * run.mean(measure.name()))
                : OptionalDouble.empty());
  }

  private List<String> protocol() {
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

  private String times(Runs runs) {
    return String.format(
        Locale.ROOT,
        "time: %.0f s by the clock with %d process(es), this start; of training: %s",
        (System.nanoTime() - begun) / 1e9,
        workers().jobs(),
        Data.ALL.stream()
            .map(data -> String.format(Locale.ROOT, "%s %.0f s", data.title(), time(data, runs)))
            .collect(Collectors.joining(", ")));
  }

  private static double time(Data data, Runs runs) {
    return runs.finished().stream()
        .filter(run -> run.config().dataset().name().equals(data.name()))
        .mapToDouble(Run::seconds)
        .sum();
  }
}
