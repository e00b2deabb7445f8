package org.sdlgm.reproduce.table2;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sdlgm.config.RunConfig;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.tuning.Candidate;
import org.sdlgm.experiment.tuning.Scored;
import org.sdlgm.experiment.tuning.Tuning;
import org.sdlgm.experiment.wiring.Framework;

/**
 * One method on one split of one dataset: a search by cross-validation on the training part, and
 * the trainings of what it chose.
 *
 * @param method the method
 * @param data the dataset
 * @param split of the dataset, where it is drawn
 * @param plan how much of it
 */
record Contest(Method method, Data data, int split, Plan plan) {
  private static final int BATCH = 100;

  /**
   * A dataset of the table.
   *
   * @param name of the dataset
   * @param title in the table
   * @param drawn whether nobody has published its split, so that each run draws one
   */
  record Data(String name, String title, boolean drawn) {
    static final List<Data> ALL =
        List.of(
            new Data("birds", "Birds", false),
            new Data("emotions", "Emotions", false),
            new Data("cal500", "CAL500", true));

    private String yaml(int split) {
      return drawn
          ? "{name: %s, split: shuffled, splitSeed: %d}".formatted(name, split)
          : "{name: %s}".formatted(name);
    }
  }

  /**
   * How much is done.
   *
   * @param iterations of each training
   * @param seeds how many runs of each choice
   * @param folds of the cross-validation
   * @param repeats how often the folds of a published split are dealt, since it is searched once;
   *     one that is drawn is searched for each run
   * @param candidates at most so many of each method
   */
  record Plan(int iterations, int seeds, int folds, int repeats, int candidates) {}

  /** Name of its trials' folders. */
  private String key() {
    return data.name() + "-" + method.key() + (data.drawn() ? "-split" + split : "");
  }

  List<Candidate> candidates() {
    List<Candidate> all = method.candidates();
    return all.subList(0, Math.min(all.size(), plan.candidates()));
  }

  Tuning tuning(Framework framework) {
    return new Tuning(
        framework, config(), plan.folds(), Measure.ALL.stream().map(Measure::name).toList());
  }

  private RunConfig config() {
    String yaml =
        String.format(
            Locale.ROOT,
            """
            name: %s
            backend: {threads: 1}
            dataset: %s
            model: {labels: %s}
            training:
              iterations: %d
              batchSize: %d
              optimizer: {schedule: cosine}
              checkpointEvery: %d
              evaluateEvery: 0
            evaluation: {repeats: %d}
            """,
            key(),
            data.yaml(split),
            method.model(),
            plan.iterations(),
            BATCH,
            plan.iterations(),
            data.drawn() ? 1 : plan.repeats());
    return ConfigText.overlay(RunConfig.DEFAULTS, yaml, method.title());
  }

  /** The cross-validations, one per candidate. */
  List<Trial> search(Framework framework) {
    return tuning(framework).trials(key() + "-", candidates());
  }

  /**
   * The trainings of the candidate that a measure chose.
   *
   * @param framework all that there is to choose from
   * @param outcomes of all searches
   * @param measure that chooses
   * @return none if no search has ended
   */
  List<Trial> chosen(Framework framework, List<Outcome> outcomes, Measure measure) {
    Tuning tuning = tuning(framework);
    Optional<Scored> best = tuning.best(scored(framework, outcomes), measure.name());
    return best.map(scored -> runs(tuning.chosen(scored, measure.name()), measure))
        .orElse(List.of());
  }

  /** A split that is drawn is a run of its own; else a run differs by its seed. */
  private List<Trial> runs(RunConfig config, Measure measure) {
    IntStream seeds = data.drawn() ? IntStream.of(split) : IntStream.range(0, plan.seeds());
    return seeds
        .mapToObj(
            seed ->
                new Trial(
                    key() + "-" + measure.name() + "-" + seed,
                    ConfigText.set(config, "seed=" + seed)))
        .toList();
  }

  private List<Scored> scored(Framework framework, List<Outcome> outcomes) {
    List<Trial> trials = search(framework);
    List<Outcome> own =
        trials.stream()
            .map(trial -> outcomes.stream().filter(o -> o.trial().equals(trial)).findFirst().get())
            .toList();
    return Tuning.scored(candidates(), own);
  }

  /** Seconds of training, of all of this contest's trials among some. */
  double seconds(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.trial().config().name().equals(key()))
        .filter(Outcome::isFinished)
        .map(Outcome::folder)
        .map(RunFolder::record)
        .mapToDouble(record -> record.seconds())
        .sum();
  }
}
