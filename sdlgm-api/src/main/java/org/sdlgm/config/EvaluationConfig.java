package org.sdlgm.config;

import java.util.List;

/**
 * What is measured when a training ends.
 *
 * @param metrics names of bounds and other metrics, such as {@code relaxed} and {@code iw-100}
 * @param seed of the evaluation's own draws
 * @param observations how many test observations the metrics are measured over, from the first on;
 *     0 for all
 * @param curveObservations how many test observations the bounds during training are taken over
 */
public record EvaluationConfig(
    List<String> metrics, long seed, int observations, int curveObservations) {
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
          1000);

  /**
   * Copies the list.
   *
   * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
   */
  public EvaluationConfig {
    Require.present("evaluation.metrics", metrics);
    metrics = List.copyOf(metrics);
    Require.inRange("evaluation.observations", observations, 0, Integer.MAX_VALUE);
    Require.inRange("evaluation.curveObservations", curveObservations, 1, Integer.MAX_VALUE);
  }
}
