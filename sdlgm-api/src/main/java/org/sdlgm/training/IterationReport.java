package org.sdlgm.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one iteration did; all of it means over the batch.
 *
 * @param iteration from 1
 * @param loss the negative bound that was minimised, in nats per observation (KL warm-up not
 *     counted: the divergence is in it whole); of a model of labels, its label loss, and the
 *     negative bound by its weight
 * @param reconstruction -log p(x|z) in nats; 0 of a model of labels alone
 * @param divergences the divergence's terms by name, in nats
 * @param meanFeatures E[L|x]; of a model of labels, how many it expects
 * @param learningRate as the schedule had it
 * @param gradientNorm before clipping; the Euclidean norm over all parameters
 * @param temperatures by component name
 * @param labelLoss of a model of labels: -log q(y|x) in nats, or what it has in its place
 */
public record IterationReport(
    int iteration,
    double loss,
    double reconstruction,
    Map<String, Double> divergences,
    double meanFeatures,
    double learningRate,
    double gradientNorm,
    Map<String, Double> temperatures,
    OptionalDouble labelLoss) {
  /** Copies the maps, keeping their order. */
  public IterationReport {
    divergences = Collections.unmodifiableMap(new LinkedHashMap<>(divergences));
    temperatures = Collections.unmodifiableMap(new LinkedHashMap<>(temperatures));
  }

  /**
   * What an iteration of a generative model did.
   *
   * @param iteration from 1
   * @param loss the negative bound that was minimised, in nats per observation
   * @param reconstruction -log p(x|z) in nats
   * @param divergences the divergence's terms by name, in nats
   * @param meanFeatures E[L|x]
   * @param learningRate as the schedule had it
   * @param gradientNorm before clipping
   * @param temperatures by component name
   */
  public IterationReport(
      int iteration,
      double loss,
      double reconstruction,
      Map<String, Double> divergences,
      double meanFeatures,
      double learningRate,
      double gradientNorm,
      Map<String, Double> temperatures) {
    this(
        iteration,
        loss,
        reconstruction,
        divergences,
        meanFeatures,
        learningRate,
        gradientNorm,
        temperatures,
        OptionalDouble.empty());
  }
}
