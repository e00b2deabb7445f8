package org.sdlgm.reproduce.table2;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.tuning.Candidate;
import org.sdlgm.experiment.tuning.Tuning;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.reproduce.declaration.Scale;

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

    private ComponentConfig config(int split) {
      return new ComponentConfig(
          name, drawn ? Map.of("split", "shuffled", "splitSeed", split) : Map.of());
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
  record Plan(int iterations, int seeds, int folds, int repeats, int candidates) {
    static Plan of(Scale scale) {
      return new Plan(
          scale.choose(scale.iterations(), 300, 50),
          scale.choose(scale.seeds(), 5, 1),
          scale.quick() ? 2 : 5,
          scale.quick() ? 1 : 3,
          scale.quick() ? 1 : 5);
    }
  }

  /** Name of its trials' folders, and of their configurations. */
  String key() {
    return data.name() + "-" + method.key() + (data.drawn() ? "-split" + split : "");
  }

  private List<Candidate> candidates() {
    return method.candidates().stream().limit(plan.candidates()).toList();
  }

  private Tuning tuning(Framework framework) {
    return new Tuning(framework, config(), plan.folds(), F1.ALL.stream().map(F1::name).toList());
  }

  private RunConfig config() {
    RunConfig base = RunConfig.DEFAULTS;
    return base.withName(key())
        .withBackend(base.backend().withThreads(1))
        .withDataset(data.config(split))
        .withModel(new LabelModelConfig(method.model()))
        .withTraining(base.training().bare(plan.iterations()).withBatchSize(BATCH))
        .with("training.optimizer.schedule", "cosine")
        .with("evaluation.repeats", data.drawn() ? 1 : plan.repeats());
  }

  /** The cross-validations, one per candidate. */
  List<Trial> search(Framework framework) {
    return tuning(framework).trials(key() + "-", candidates());
  }

  /** The trainings of the candidates that the measures chose; none if no search has ended. */
  List<Trial> chosen(Framework framework, List<Outcome> outcomes) {
    Tuning tuning = tuning(framework);
    List<Outcome> own =
        outcomes.stream().filter(o -> o.trial().config().name().equals(key())).toList();
    return F1.ALL.stream()
        .flatMap(
            measure ->
                tuning.best(Tuning.scored(candidates(), own), measure.name()).stream()
                    .flatMap(best -> runs(tuning.chosen(best, measure.name()), measure).stream()))
        .toList();
  }

  /** A split that is drawn is a run of its own; else a run differs by its seed. */
  private List<Trial> runs(RunConfig config, F1 measure) {
    IntStream seeds = data.drawn() ? IntStream.of(split) : IntStream.range(0, plan.seeds());
    return seeds
        .mapToObj(
            seed -> new Trial(key() + "-" + measure.name() + "-" + seed, config.withSeed(seed)))
        .toList();
  }
}
