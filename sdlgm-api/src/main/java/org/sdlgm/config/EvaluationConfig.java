package org.sdlgm.config;

import java.util.List;
import org.sdlgm.error.ConfigurationException;

/**
 * What is measured when a training ends.
 *
 * @param metrics names of bounds and other metrics, such as {@code relaxed} and {@code iw-100}; of
 *     a model of labels, names of multi-label measures, such as {@code micro-f1}
 * @param seed of the evaluation's own draws, and of a cross-validation's folds
 * @param observations how many test observations the metrics are measured over, from the first on,
 *     and that a report of labels shows; 0 for all
 * @param validation how many training observations, the last ones, are kept from training and
 *     measured in the test part's place: for choosing settings; 0 to measure the test part
 * @param curveObservations how many test observations the measurements during training are taken
 *     over
 * @param folds k of a k-fold cross-validation: k models are trained, each measured on a fold of the
 *     training part, and none is kept; 0 to train one model and measure it on the test part
 * @param repeats how often a cross-validation deals its folds, training k models each time: the
 *     more often, the less hangs on one deal
 * @param thresholds of a model of labels, in [0, 1]: the probability from which on an observation
 *     is given a label; one for all labels, or one for each
 */
public record EvaluationConfig(
    List<String> metrics,
    long seed,
    int observations,
    int validation,
    int curveObservations,
    int folds,
    int repeats,
    List<Double> thresholds) {
  /** The four bounds, and what the codes look like. */
  public static final EvaluationConfig DEFAULTS =
      new EvaluationConfig(
          List.of(
              "relaxed",
              "discrete",
              "gated",
              "iw-100",
              "reconstruction-error",
              "features-in-use",
              "features-ever-used",
              "dead-features",
              "hoyer"),
          0,
          0,
          0,
          1000,
          0,
          1,
          List.of(0.5));

  /**
   * Copies the lists.
   *
   * @throws ConfigurationException if a value is missing or out of range
   */
  public EvaluationConfig {
    metrics = Require.elements("evaluation.metrics", metrics);
    Require.inRange("evaluation.observations", observations, 0, Integer.MAX_VALUE);
    Require.inRange("evaluation.validation", validation, 0, Integer.MAX_VALUE);
    Require.inRange("evaluation.curveObservations", curveObservations, 1, Integer.MAX_VALUE);
    Require.inRange("evaluation.folds", folds, 0, 1000);
    if (folds == 1) {
      throw new ConfigurationException(
          "evaluation.folds is 1; it must be 0, for no cross-validation, or at least 2");
    }
    Require.inRange("evaluation.repeats", repeats, 1, 100);
    thresholds = Require.elements("evaluation.thresholds", thresholds);
    if (thresholds.isEmpty()) {
      throw new ConfigurationException(
          "evaluation.thresholds is empty; give one for all labels, or one for each");
    }
    thresholds.forEach(value -> Require.inRange("evaluation.thresholds", value, 0, 1));
  }

  /** How many models a cross-validation trains; 0 if there is none. */
  public int validationModels() {
    return folds * repeats;
  }

  /** The same with another {@link #metrics}. */
  public EvaluationConfig withMetrics(List<String> metrics) {
    return ConfigTree.with(this, "metrics", metrics);
  }

  /** The same with another {@link #seed}. */
  public EvaluationConfig withSeed(long seed) {
    return ConfigTree.with(this, "seed", seed);
  }

  /** The same with another {@link #observations}. */
  public EvaluationConfig withObservations(int observations) {
    return ConfigTree.with(this, "observations", observations);
  }

  /** The same with another {@link #validation}. */
  public EvaluationConfig withValidation(int validation) {
    return ConfigTree.with(this, "validation", validation);
  }

  /** The same with another {@link #curveObservations}. */
  public EvaluationConfig withCurveObservations(int curveObservations) {
    return ConfigTree.with(this, "curveObservations", curveObservations);
  }

  /** The same with another {@link #folds}. */
  public EvaluationConfig withFolds(int folds) {
    return ConfigTree.with(this, "folds", folds);
  }

  /** The same with another {@link #repeats}. */
  public EvaluationConfig withRepeats(int repeats) {
    return ConfigTree.with(this, "repeats", repeats);
  }

  /** The same with another {@link #thresholds}. */
  public EvaluationConfig withThresholds(List<Double> thresholds) {
    return ConfigTree.with(this, "thresholds", thresholds);
  }
}
