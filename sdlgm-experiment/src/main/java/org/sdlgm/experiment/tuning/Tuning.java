package org.sdlgm.experiment.tuning;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.run.Json;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.run.TrialLine;
import org.sdlgm.experiment.run.Validation;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.study.Trial;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;

/**
 * Chooses a configuration by cross-validation on the training part. The test part has no share in
 * it. One search serves several measures: for each it finds the trial that is best by it.
 */
public final class Tuning {
  private final Framework framework;
  private final RunConfig config;
  private final int folds;
  private final List<String> measures;

  /**
   * @param framework all that there is to choose from
   * @param config what candidates are laid over
   * @param folds k of the cross-validation, at least 2
   * @param measures names of metrics to choose by, at least one
   * @throws ConfigurationException if there is no such measure, or none of its values is better
   */
  public Tuning(Framework framework, RunConfig config, int folds, List<String> measures) {
    this.framework = framework;
    this.config = config;
    this.folds = folds;
    this.measures = List.copyOf(measures);
    this.measures.forEach(this::direction);
  }

  /**
   * The trials, one per candidate: cross-validations.
   *
   * @param prefix of their names
   * @param candidates what to try
   * @throws ConfigurationException if a candidate is no configuration
   */
  public List<Trial> trials(String prefix, List<Candidate> candidates) {
    return candidates.stream()
        .map(candidate -> new Trial(prefix + candidate.number(), validated(candidate)))
        .toList();
  }

  private RunConfig validated(Candidate candidate) {
    RunConfig point = candidate.over(config);
    TrainingConfig training = point.training();
    return framework.complete(
        point
            .withTraining(training.bare(training.iterations()))
            .withEvaluation(
                point
                    .evaluation()
                    .withMetrics(measures)
                    .withFolds(folds)
                    .withThresholds(List.of(0.5))));
  }

  /**
   * What the trials found.
   *
   * @param candidates as the trials were made of
   * @param outcomes of the trials, in the same order
   */
  public static List<Scored> scored(List<Candidate> candidates, List<Outcome> outcomes) {
    return IntStream.range(0, candidates.size())
        .mapToObj(
            i ->
                new Scored(
                    candidates.get(i),
                    outcomes.get(i).trial().folderName(),
                    outcomes.get(i).isFinished()
                        ? Optional.of(outcomes.get(i).folder().validation())
                        : Optional.empty(),
                    outcomes.get(i).failure()))
        .toList();
  }

  /**
   * The best trial; of equal ones, the first. Empty if none has ended.
   *
   * @param trials as {@link #scored} gives them
   * @param measure by which it is best
   */
  public Optional<Scored> best(List<Scored> trials, String measure) {
    double sign = direction(measure) == Direction.LOWER ? 1 : -1;
    return trials.stream()
        .filter(trial -> trial.score(measure).filter(s -> Double.isFinite(s.value())).isPresent())
        .min(Comparator.comparingDouble(trial -> sign * trial.score(measure).get().value()));
  }

  /**
   * The configuration of a trial to train on the whole training part: with the trial's values, and
   * the thresholds that its predictions were best with.
   *
   * @param trial the best
   * @param measure by which
   */
  public RunConfig chosen(Scored trial, String measure) {
    RunConfig point = trial.candidate().over(config);
    List<Double> thresholds =
        trial.score(measure).map(Validation.Score::thresholds).orElse(List.of());
    return framework.complete(
        point.withEvaluation(
            point
                .evaluation()
                .withFolds(0)
                .withThresholds(
                    thresholds.isEmpty() ? point.evaluation().thresholds() : thresholds)));
  }

  /**
   * Which way a measure is better.
   *
   * @param measure its name
   * @throws ConfigurationException if there is none of this name, or neither way is better
   */
  public Direction direction(String measure) {
    Description description = framework.task(config.model()).describe(measure);
    if (description.direction() == Direction.NONE) {
      throw new ConfigurationException(
          "--select "
              + measure
              + " only describes: choose by a measure of which more or less is"
              + " better");
    }
    return description.direction();
  }

  /**
   * Checks that what a folder says of its trials may be written anew: all of them are tried again.
   *
   * @param folder of the search
   * @param candidates that are tried
   * @param trials of the candidates
   * @throws ConfigurationException if the folder has trials of another search
   */
  public static void requireSameSearch(
      Path folder, List<Candidate> candidates, List<Trial> trials) {
    Set<String> runs = trials.stream().map(Trial::folderName).collect(Collectors.toSet());
    Set<String> points =
        candidates.stream().map(c -> Json.line(c.values())).collect(Collectors.toSet());
    Path file = folder.resolve(RunFolder.TRIALS);
    for (TrialLine line : TrialLine.read(file)) {
      boolean known =
          line.run().isEmpty()
              ? points.contains(Json.line(line.values()))
              : runs.contains(line.run());
      if (!known) {
        throw new ConfigurationException(
            "%s has trials of another search, such as trial %d: choose another folder with -o, or add --overwrite"
                .formatted(file, line.trial()));
      }
    }
  }

  /**
   * Trials as text: a line of JSON each.
   *
   * @param trials as {@link #scored} gives them
   */
  public static String lines(List<Scored> trials) {
    return trials.stream()
        .map(trial -> Json.line(trial.line()) + "\n")
        .collect(Collectors.joining());
  }
}
