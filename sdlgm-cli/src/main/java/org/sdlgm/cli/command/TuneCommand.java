package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sdlgm.cli.progress.StudyDisplay;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.RunConfig;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.bound.Bounds;
import org.sdlgm.experiment.output.TextTable;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.run.WorkFolder;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Study;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.training.TrainingRun;
import org.sdlgm.experiment.tuning.Candidate;
import org.sdlgm.experiment.tuning.Scored;
import org.sdlgm.experiment.tuning.SearchSpace;
import org.sdlgm.experiment.tuning.Tuning;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.storage.OutputFile;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdlgm tune}. */
@Command(
    name = "tune",
    header = "Choose hyper-parameters by cross-validation, then train with the best.",
    footer = {
      "  sdlgm tune multilabel --search training.optimizer.learningRate=log:1e-4..1e-2",
      "  sdlgm tune my.yaml --space space.yaml --trials 50 --select micro-f1,macro-f1",
      "  sdlgm tune my.yaml --grid --search 'training.iterations=[500, 1000]'",
      "  sdlgm tune bars --select gated --search model.latent.width=integer:8..32",
      "",
      "A field gets values, [1, 2, 3], or a range: log:1e-4..1e-2, uniform:0..0.5,",
      "integer:1..6; for --grid, with /5 behind it for five values. A file says the",
      "same in YAML, a line per field. The test data is not used. For each measure of",
      "--select, the best trial is trained again, on the whole training part. If you",
      "stop a search, the same command continues it."
    })
final class TuneCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private EngineOptions engine;
  @Mixin private ConfigurationOptions options;
  @Mixin private WorkerOptions workers;
  @Mixin private OverwriteOption overwrite;

  @Option(
      names = "--search",
      paramLabel = "PATH=VALUES",
      description = "Search any field of the configuration; may be given again.")
  private List<String> search = new ArrayList<>();

  @Option(names = "--space", paramLabel = "FILE", description = "Search the fields of this file.")
  private Optional<Path> space = Optional.empty();

  @ArgGroup private Amount amount = new Amount();

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "Folds of the cross-validation (default: ${DEFAULT-VALUE}).")
  private int folds = 5;

  @Option(
      names = "--select",
      split = ",",
      paramLabel = "NAME",
      description = "Measures that choose (default: micro-f1, or gated of a generative model).")
  private List<String> select = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "Leave all of it in this folder (default: tuned/NAME).")
  private Optional<Path> output = Optional.empty();

  /** How many points of the space are tried. */
  private static final class Amount {
    @Option(
        names = "--trials",
        paramLabel = "N",
        description = "Draw N points of the space (default: ${DEFAULT-VALUE}).")
    private int trials = 20;

    @Option(names = "--grid", description = "Try every point.")
    private boolean grid;

    List<Candidate> candidates(SearchSpace space, long seed) {
      Require.inRange("--trials", trials, 1, 100_000);
      return grid ? space.grid() : space.draw(trials, seed);
    }
  }

  @Override
  public Integer call() {
    Require.inRange("--folds", folds, 2, 1000);
    RunConfig config = options.configuration(common, engine);
    Framework framework = common.framework();
    framework.complete(config);
    List<Candidate> candidates = amount.candidates(space(config), config.seed());
    List<String> measures = measures(framework, config);
    Tuning tuning = new Tuning(framework, config, folds, measures);
    List<Trial> trials = tuning.trials("trial-", candidates);
    Path folder = folder(config);
    if (!overwrite.isGiven()) {
      Tuning.requireSameSearch(folder, candidates, trials);
    }
    Study study =
        new Study(folder, workers.workers(common), new StudyDisplay("tuning", common.display()));
    requireSameData(framework, config, study.outcomes(trials));
    common.tell("tuning in " + folder + ": " + trials.size() + " trials of " + folds + " folds");
    Optional<List<Scored>> whole =
        study.run(trials, outcomes -> recorded(candidates, outcomes, folder));
    if (whole.isEmpty()) {
      return 1;
    }
    tellFailures(whole.get());
    measures.forEach(measure -> trainBest(framework, tuning, whole.get(), measure, folder));
    return 0;
  }

  private void trainBest(
      Framework framework, Tuning tuning, List<Scored> scored, String measure, Path folder) {
    Scored best =
        tuning
            .best(scored, measure)
            .orElseThrow(
                () -> new ConfigurationException("every trial failed: " + failure(scored)));
    print(tuning, scored, measure);
    train(framework, new Trial(measure, tuning.chosen(best, measure)), folder, scored);
  }

  /**
   * Writes down how far the search is; also where a signal stopped it, before the process ends.
   *
   * @return what the trials found; empty if the search was stopped
   */
  private Optional<List<Scored>> recorded(
      List<Candidate> candidates, List<Outcome> outcomes, Path folder) {
    List<Scored> scored = Tuning.scored(candidates, outcomes);
    OutputFile.write(folder.resolve(RunFolder.TRIALS), Tuning.lines(scored));
    if (outcomes.stream().anyMatch(outcome -> outcome.state() == Outcome.State.OPEN)) {
      common.tell("stopped; the same command goes on");
      return Optional.empty();
    }
    return Optional.of(scored);
  }

  /** Trials that have ended are of the data as they were: they are not to be mixed with others. */
  private void requireSameData(Framework framework, RunConfig config, List<Outcome> outcomes) {
    List<RunFolder> ended =
        outcomes.stream().filter(Outcome::isFinished).map(Outcome::folder).toList();
    if (ended.isEmpty()) {
      return;
    }
    Map<String, String> sums = framework.load(config.dataset(), common.location()).sums();
    for (RunFolder run : ended) {
      List<String> changed = run.record().changed(sums);
      if (!changed.isEmpty()) {
        throw new ConfigurationException(
            String.join(", ", changed)
                + " changed after "
                + run.path()
                + " was made: choose another folder with -o");
      }
    }
  }

  private void tellFailures(List<Scored> scored) {
    long failed = scored.stream().filter(trial -> !trial.failure().isEmpty()).count();
    if (failed > 0 && failed < scored.size()) {
      common
          .out()
          .println(failed + " of " + scored.size() + " trials failed, such as: " + failure(scored));
    }
  }

  private static String failure(List<Scored> scored) {
    return scored.stream()
        .map(Scored::failure)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("see the logs");
  }

  private SearchSpace space(RunConfig config) {
    SearchSpace all =
        space
            .map(SearchSpace::read)
            .orElseGet(() -> SearchSpace.of(Map.of()))
            .with("--search", search);
    if (all.paths().isEmpty()) {
      throw new ConfigurationException(
          "there is nothing to search: say what with --search, such as"
              + " training.optimizer.learningRate=log:1e-4..1e-2, or with --space FILE");
    }
    if (config.evaluation().folds() != 0 || all.paths().contains("evaluation.folds")) {
      throw new ConfigurationException("evaluation.folds is for --folds to say: leave it out");
    }
    return all;
  }

  private List<String> measures(Framework framework, RunConfig config) {
    return select.isEmpty() ? List.of(usualMeasure(framework, config)) : select;
  }

  private static String usualMeasure(Framework framework, RunConfig config) {
    if (!(config.model() instanceof GenerativeModelConfig)) {
      return "micro-f1";
    }
    List<String> bounds = Bounds.usual(framework.latentValues(config));
    return bounds.get(bounds.size() - 1);
  }

  private Path folder(RunConfig config) {
    Path folder = output.orElseGet(() -> Path.of("tuned", config.name()));
    return WorkFolder.open(folder, overwrite.isGiven());
  }

  private void print(Tuning tuning, List<Scored> scored, String measure) {
    common.out().println("the best trials by " + measure + ":");
    TextTable table = new TextTable();
    List<Scored> left = new ArrayList<>(scored);
    for (int place = 1; place <= 5; place++) {
      Optional<Scored> best = tuning.best(left, measure);
      best.ifPresent(
          trial ->
              table.row(
                  "  trial " + trial.candidate().number(),
                  String.format(Locale.ROOT, "%.4f", trial.score(measure).get().value()),
                  trial.candidate().describe()));
      best.ifPresent(left::remove);
    }
    table.print(common.out());
  }

  private void train(Framework framework, Trial chosen, Path folder, List<Scored> scored) {
    Path path = folder.resolve(chosen.folderName());
    TrainingRun training = common.trainingRun(framework);
    Optional<RunFolder> begun = RunFolder.begun(path);
    if (begun.isPresent()) {
      if (begun.get().isFinished()) {
        common.out().println("report: " + begun.get().report());
      } else {
        RunSummary.print(training.resume(begun.get()), common);
      }
      return;
    }
    RunSummary.print(
        training.begin(
            chosen.config(),
            () -> {
              RunFolder made = RunFolder.beginAt(path);
              made.writeTrials(Tuning.lines(scored));
              return made;
            }),
        common);
  }
}
