package org.sdlgm.reproduce.table1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.experiment.run.CurvePoint;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.report.LearningCurves;
import org.sdlgm.reproduce.declaration.Measure;
import org.sdlgm.reproduce.declaration.Page;
import org.sdlgm.reproduce.declaration.Reproduction;
import org.sdlgm.reproduce.declaration.Request;
import org.sdlgm.reproduce.declaration.Run;
import org.sdlgm.reproduce.declaration.Runs;
import org.sdlgm.reproduce.declaration.Target;
import org.sdlgm.training.IterationReport;

/**
 * Table I of [SDLGM]: every latent with every gradient estimator that is defined for it.
 *
 * <p>Longer than other declarations: there are 29 rows of three latents, which {@link Grid} has,
 * nine measures, and a chart of learning curves for each latent. Figures show the same runs.
 */
public final class TableOne extends Reproduction {
  /** The target. */
  public static final Target TARGET =
      target(
          "negative bounds on MNIST by latent and gradient estimator [SDLGM table I]",
          TableOne::new);

  private static final int ITERATIONS = 10_000;

  /** The paper's training value is the mean over its last iterations. */
  private static final int LAST = 200;

  /** What is measured of each run. */
  static final List<String> METRICS =
      List.of(
          "relaxed", "discrete", "gated", "iw-100", "divergence", "stored-bits", "features-in-use");

  private static final List<Measure<Run>> MEASURES =
      List.of(
          Measure.some("relaxed", Direction.LOWER, 2, TableOne::relaxed),
          Measure.lower("discrete", 2, run -> run.mean("discrete")),
          Measure.lower("gated", 2, run -> run.mean("gated")),
          Measure.lower("iw-100", 2, run -> run.mean("iw-100")),
          Measure.lower("loss", 2, TableOne::loss),
          Measure.neutral("KL, bits", 1, run -> run.mean("divergence") / Math.log(2)),
          Measure.neutral(".slc, bits", 1, run -> run.mean("stored-bits")),
          Measure.neutral("features", 1, run -> run.mean("features-in-use")),
          Measure.some("ms/iteration", Direction.NONE, 1, Run::milliseconds));

  private static final List<String> NOTES =
      List.of(
          "+ not in the paper",
          "The paper's value stands beside the bound that it is measured by: relaxed where a method"
              + " trains on relaxed samples, discrete where its samples are hard.",
          "relaxed is no bound on log p(x) of stored codes; discrete, gated and iw-100 are"
              + " (docs/bounds.md).",
          "loss: the mean of the last 200 iterations' training losses. KL: the divergence of the"
              + " discrete bound; .slc: bits per image of the real file of all codes.");

  private final int iterations;
  private final int seeds = scale.choose(scale.seeds(), 3, 1);
  private final int observations = scale.choose(scale.limit(), 0, 100);
  private final List<Method> methods;

  TableOne(Request request) {
    this(request, 100);
  }

  private TableOne(Request request, int quickIterations) {
    super(request);
    this.iterations = scale.choose(scale.iterations(), ITERATIONS, quickIterations);
    this.methods = Grid.methods(iterations);
  }

  /**
   * The first runs of rows, which are trained once where targets share a folder.
   *
   * @param keys constants of {@link Grid}
   * @param quickIterations of a quick look, where table I's own would show little
   * @param request how much of it
   */
  public static List<Trial> firstRuns(List<String> keys, int quickIterations, Request request) {
    TableOne table = new TableOne(request, quickIterations);
    Stream<Method> models = keys.stream().map(key -> Grid.method(key, table.iterations));
    return table.rounds("", 1, models.map(table::config).toList());
  }

  /** The paper's own methods before the others. */
  @Override
  public List<Trial> trials() {
    Stream<Method> ordered =
        methods.stream().sorted(Comparator.comparing(method -> !method.isPublished()));
    return rounds("", seeds, ordered.map(this::config).toList());
  }

  private RunConfig config(Method method) {
    return method
        .config()
        .withName(method.key())
        .with("training.iterations", iterations)
        .with("training.checkpointEvery", Math.min(500, iterations))
        .with("training.evaluateEvery", Math.max(1, iterations / 20))
        .with("evaluation.metrics", METRICS)
        .with("evaluation.observations", observations)
        .with("evaluation.curveObservations", scale.quick() ? 100 : 500);
  }

  @Override
  public Page page(Runs runs) {
    List<Measure.Line<Run>> lines = methods.stream().map(method -> line(method, runs)).toList();
    List<String> notes = new ArrayList<>(NOTES);
    notes.add(
        "time: mean of the middle half of the iterations; trainings side by side: %d, threads of each: %d"
            .formatted(workers().jobs(), workers().threads()));
    return new Page(
        Measure.table(
            "Table I: negative bounds on MNIST (static binarisation), nats",
            "method",
            MEASURES,
            lines),
        lead(),
        notes,
        List.of(),
        curves(lines));
  }

  private static Measure.Line<Run> line(Method method, Runs runs) {
    String title = method.title() + (method.isPublished() ? "" : " +");
    return new Measure.Line<>(title, runs.of(method.key()), method.papers());
  }

  private String lead() {
    return scale.warning()
        + "Every latent and gradient estimator with the paper's networks, %d iterations of 100 observations%s, Adam at 0.001, %d %s of each; measured on %s test images."
            .formatted(
                iterations,
                iterations == ITERATIONS ? "" : " (the paper: " + ITERATIONS + ")",
                seeds,
                seeds == 1 ? "run" : "runs",
                observations == 0 ? "all" : "the first " + observations);
  }

  private static OptionalDouble relaxed(Run run) {
    return run.config().training().sampling() == SamplingMode.HARD
        ? OptionalDouble.empty()
        : OptionalDouble.of(run.mean("relaxed"));
  }

  /** The mean loss of the last iterations, in nats. */
  private static double loss(Run run) {
    List<IterationReport> all = run.history().iterations();
    return all.subList(Math.max(0, all.size() - LAST), all.size()).stream()
        .mapToDouble(IterationReport::loss)
        .average()
        .orElse(Double.NaN);
  }

  /** The discrete bound of each method's first run, a chart for each latent. */
  private List<LearningCurves> curves(List<Measure.Line<Run>> lines) {
    Map<String, LearningCurves> byLatent = new LinkedHashMap<>();
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      LearningCurves chart = byLatent.computeIfAbsent(method.latent(), TableOne::chart);
      lines.get(i).runs().stream()
          .limit(1)
          .forEach(run -> chart.curves().put(method.shortTitle(), curve(run)));
    }
    return List.copyOf(byLatent.values());
  }

  private static LearningCurves chart(String latent) {
    return new LearningCurves(
        latent,
        "The discrete bound on test data: what hard codes achieve. Lower is better.",
        new LinkedHashMap<>());
  }

  private static List<CurvePoint> curve(Run run) {
    return run.history().measurements().stream()
        .filter(at -> at.bounds().containsKey("discrete"))
        .map(at -> new CurvePoint(at.iteration(), "discrete", at.bounds().get("discrete")))
        .toList();
  }
}
