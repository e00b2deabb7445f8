package org.sdlgm.reproduce.timing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.sdlgm.config.RunConfig;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.study.Workers;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.report.Numbers;
import org.sdlgm.reproduce.declaration.Measure;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Reproduction;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Run;
import org.sdlgm.reproduce.declaration.Runs;
import org.sdlgm.reproduce.declaration.Target;
import org.sdlgm.reproduce.table1.Grid;
import org.sdlgm.reproduce.table1.Method;

/**
 * Time per iteration of SDLGM and of the Gumbel-Softmax VAE at table I's sizes, batches of 100. One
 * training at a time has all cores, and the models take turns, so that what else the machine does
 * falls on all of them alike.
 */
public final class Timing extends Reproduction {
  /** The target. */
  public static final Target TARGET =
      target(
          "time per iteration, SDLGM beside Gumbel-Softmax at the same sizes [SDLGM IV-A]",
          Timing::new);

  private static final int ITERATIONS = 300;
  private static final String MEDIAN = "median, ms";
  private static final String RATIO = "SDLGM's median over this one's";

  /** What the paper took on its machine, in milliseconds. */
  private static final double PAPER_SPARSE = 13;

  private static final double PAPER_GUMBEL = 9;

  private static final List<Method> MODELS =
      Stream.of(Grid.PUBLISHED, Grid.GUMBEL_BITS, Grid.GUMBEL_CLASSES)
          .map(key -> Grid.method(key, ITERATIONS))
          .toList();

  private static final List<Measure<Times>> MEASURES =
      List.of(
          Measure.neutral(MEDIAN, 1, Times::median),
          Measure.neutral("fastest round, ms", 1, times -> times.sorted()[0]),
          Measure.neutral(
              "slowest round, ms", 1, times -> times.sorted()[times.sorted().length - 1]),
          Measure.some(RATIO, Direction.NONE, 2, Times::ratio));

  private static final List<String> NOTES =
      List.of(
          "An iteration is sampling, loss, gradient and update for a batch of 100, with the next"
              + " batch at hand. A round's time is the mean of the middle half of its iterations;"
              + " its measurements and checkpoints have no share in it.",
          "The paper's times are of its own hardware, which it does not name: only the ratio can be"
              + " compared. It does not say which latent its Gumbel-Softmax VAE had.");

  private final int iterations = scale.choose(scale.iterations(), ITERATIONS, 40);
  private final int rounds = scale.choose(scale.seeds(), 5, 2);

  Timing(Request request) {
    super(request);
  }

  /** A model's rounds in milliseconds, ascending, and SDLGM's median, where it is compared. */
  private record Times(double[] sorted, OptionalDouble sparse) {
    double median() {
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    OptionalDouble ratio() {
      return sparse.stream().map(other -> other / median()).findFirst();
    }
  }

  @Override
  public Workers workers() {
    Workers shared = request.workers();
    return new Workers(1, shared.jobs() * shared.threads(), shared.places());
  }

  @Override
  public List<Trial> trials() {
    return rounds("timing-", rounds, MODELS.stream().map(this::config).toList());
  }

  private RunConfig config(Method model) {
    RunConfig config = model.config().withName(model.key());
    return config
        .withTraining(config.training().bare(iterations))
        .with("evaluation.metrics", List.of("relaxed"))
        .with("evaluation.observations", 100);
  }

  @Override
  public Page page(Runs runs) {
    List<String> notes = new ArrayList<>(NOTES);
    notes.add(
        "One training at a time on %s; %d iterations in each of %s."
            .formatted(
                Numbers.count(workers().threads(), "thread"),
                iterations,
                Numbers.count(rounds, "round")));
    List<Measure.Line<Times>> lines = new ArrayList<>();
    OptionalDouble sparse = OptionalDouble.empty();
    for (Method model : MODELS) {
      List<Times> times = times(model, sparse, runs);
      lines.add(new Measure.Line<>(model.title(), times, papers(model, times.isEmpty())));
      if (model.key().equals(Grid.PUBLISHED)) {
        sparse = times.stream().mapToDouble(Times::median).findFirst();
      }
    }
    return new Page(
        Measure.table("Time per iteration, batch 100, table I's sizes", "model", MEASURES, lines),
        scale.warning() + "Trainings that take turns, one at a time.",
        notes,
        List.of());
  }

  /** None if no round is finished. */
  private static List<Times> times(Method model, OptionalDouble sparse, Runs runs) {
    double[] sorted =
        runs.of(model.key()).stream()
            .map(Run::milliseconds)
            .flatMapToDouble(OptionalDouble::stream)
            .sorted()
            .toArray();
    return sorted.length == 0 ? List.of() : List.of(new Times(sorted, sparse));
  }

  /** SDLGM's own row has no ratio, nor has one without times. */
  private static Map<String, Double> papers(Method model, boolean untimed) {
    if (model.key().equals(Grid.PUBLISHED)) {
      return Map.of(MEDIAN, PAPER_SPARSE);
    }
    return untimed
        ? Map.of(MEDIAN, PAPER_GUMBEL)
        : Map.of(MEDIAN, PAPER_GUMBEL, RATIO, PAPER_SPARSE / PAPER_GUMBEL);
  }
}
