package org.sdlgm.reproduce.table1;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.training.CurvePoint;
import org.sdlgm.report.LearningCurves;
import org.sdlgm.reproduce.target.Request;
import org.sdlgm.reproduce.target.Scale;
import org.sdlgm.reproduce.target.TableFiles;
import org.sdlgm.reproduce.target.Target;

/** Table I of [SDLGM]: every latent with every gradient estimator that is defined for it. */
public final class TableOne implements Target {
  private static final String TITLE =
      "Table I: negative bounds on MNIST (static binarisation), nats";
  private static final int ITERATIONS = 10_000;
  private static final int SEEDS = 3;

  @Override
  public String summary() {
    return "negative bounds on MNIST by latent and gradient estimator [SDLGM table I]";
  }

  @Override
  public boolean reproduce(Request request) {
    Plan plan = Plan.of(request.scale());
    List<Method> methods = Grid.methods(plan.iterations());
    return request
        .study()
        .run(
            trials(plan, methods, request),
            outcomes -> {
              conclude(plan, methods, outcomes, request);
              return outcomes.stream().allMatch(Outcome::isFinished);
            });
  }

  /**
   * The first run of every method, the paper's own before the others, then the second: a table that
   * is stopped early is of use.
   */
  static List<Trial> trials(Plan plan, List<Method> methods, Request request) {
    List<Trial> trials = new ArrayList<>();
    List<Method> ordered =
        methods.stream().sorted(Comparator.comparing(method -> !method.isPublished())).toList();
    for (int seed = 0; seed < plan.seeds(); seed++) {
      for (Method method : ordered) {
        trials.add(trial(method, seed, plan, request));
      }
    }
    return trials;
  }

  /**
   * How much is done.
   *
   * @param iterations of each training
   * @param seeds how many runs of each method
   * @param observations of the test data that are measured on; 0 for all
   */
  record Plan(int iterations, int seeds, int observations) {
    static Plan of(Scale scale) {
      return new Plan(
          scale.choose(scale.iterations(), ITERATIONS, 100),
          scale.choose(scale.seeds(), SEEDS, 1),
          scale.choose(scale.limit(), 0, 100));
    }

    String measuredOn() {
      return observations == 0 ? "all test images" : "the first " + observations + " test images";
    }
  }

  static Trial trial(Method method, int seed, Plan plan, Request request) {
    String yaml =
        String.format(
            Locale.ROOT,
            """
            name: %s
            seed: %d
            training: {iterations: %d, checkpointEvery: %d, evaluateEvery: %d}
            evaluation: {metrics: %s, observations: %d, curveObservations: %d}
            """,
            method.key(),
            seed,
            plan.iterations(),
            Math.max(1, Math.min(500, plan.iterations())),
            Math.max(1, plan.iterations() / 20),
            Results.METRICS,
            plan.observations(),
            request.scale().quick() ? 100 : 500);
    RunConfig config = ConfigText.overlay(method.config(), yaml, method.title());
    return new Trial(method.key() + "-" + seed, request.framework().complete(config));
  }

  static void conclude(Plan plan, List<Method> methods, List<Outcome> outcomes, Request request) {
    List<List<Results>> runs = methods.stream().map(method -> finished(method, outcomes)).toList();
    List<String> notes = new ArrayList<>(Layout.NOTES);
    notes.add(
        "time: mean of the middle half of the iterations; trainings side by side: %d, threads of each: %d"
            .formatted(request.workers().jobs(), request.workers().threads()));
    outcomes.stream()
        .filter(outcome -> !outcome.isFinished())
        .map(Outcome::missing)
        .forEach(notes::add);
    TableFiles.write(
        Layout.table(TITLE, methods, runs, request.scale().qualifier(), notes),
        lead(plan, request.scale()),
        curves(methods, runs),
        request);
  }

  private static List<Results> finished(Method method, List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.trial().config().name().equals(method.key()))
        .filter(Outcome::isFinished)
        .map(Results::of)
        .toList();
  }

  private static String lead(Plan plan, Scale scale) {
    return scale.warning()
        + "Every latent and gradient estimator with the paper's networks, "
        + plan.iterations()
        + " iterations of 100 observations"
        + (plan.iterations() == ITERATIONS ? "" : " (the paper: " + ITERATIONS + ")")
        + ", Adam at 0.001, "
        + plan.seeds()
        + (plan.seeds() == 1 ? " run" : " runs")
        + " of each; measured on "
        + plan.measuredOn()
        + ".";
  }

  /** The discrete bound of each method's first run, a chart for each latent. */
  private static List<LearningCurves> curves(List<Method> methods, List<List<Results>> runs) {
    Map<String, Map<String, List<CurvePoint>>> byLatent = new LinkedHashMap<>();
    for (int i = 0; i < methods.size(); i++) {
      Map<String, List<CurvePoint>> group =
          byLatent.computeIfAbsent(methods.get(i).latent(), latent -> new LinkedHashMap<>());
      if (!runs.get(i).isEmpty()) {
        group.put(methods.get(i).shortTitle(), runs.get(i).get(0).curve("discrete"));
      }
    }
    List<LearningCurves> curves = new ArrayList<>();
    byLatent.forEach(
        (latent, group) ->
            curves.add(
                new LearningCurves(
                    latent,
                    "The discrete bound on test data: what hard codes achieve. Lower is better.",
                    group)));
    return curves;
  }
}
