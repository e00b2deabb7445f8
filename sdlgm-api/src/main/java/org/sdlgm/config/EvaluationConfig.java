package org.sdlgm.config;

import java.util.List;
import org.sdlgm.error.ConfigurationException;

/** What is measured when a training ends. */
public record EvaluationConfig(
    @Setting(
            "names of bounds and other metrics, such as `relaxed` and `iw-100`; of "
                + "a model of labels, names of multi-label measures, such as `micro-f1`")
        List<String> metrics,
    @Setting("of the evaluation's own draws, and of a cross-validation's folds") long seed,
    @Setting(
            value =
                "how many test observations the metrics are measured over, from the "
                    + "first on, and that a report of labels shows; 0 for all",
            from = 0)
        int observations,
    @Setting(
            value =
                "how many training observations, the last ones, are kept from training "
                    + "and measured in the test part's place, for choosing settings; 0 to "
                    + "measure the test part",
            from = 0)
        int validation,
    @Setting(
            value = "how many test observations the measurements during training are taken over",
            from = 1)
        int curveObservations,
    @Setting(
            value =
                "k of a k-fold cross-validation: k models are trained, each measured on "
                    + "a fold of the training part, and none is kept; 0 to train one model "
                    + "and measure it on the test part; 1 is none",
            from = 0,
            to = 1000)
        int folds,
    @Setting(
            value =
                "how often a cross-validation deals its folds, training k models each "
                    + "time: the more often, the less hangs on one deal",
            from = 1,
            to = 100)
        int repeats,
    @Setting(
            value =
                "of a model of labels: the probability from which on an observation is "
                    + "given a label; one for all labels, or one for each",
            from = 0,
            to = 1)
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
    Require.settings(
        EvaluationConfig.class,
        metrics,
        seed,
        observations,
        validation,
        curveObservations,
        folds,
        repeats,
        thresholds);
    metrics = List.copyOf(metrics);
    if (folds == 1) {
      throw new ConfigurationException(
          "folds is 1; it must be 0, for no cross-validation, or at least 2");
    }
    thresholds = List.copyOf(thresholds);
    if (thresholds.isEmpty()) {
      throw new ConfigurationException(
          "thresholds is empty; give one for all labels, or one for each");
    }
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
