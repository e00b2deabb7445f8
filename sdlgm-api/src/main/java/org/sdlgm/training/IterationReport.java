package org.sdlgm.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one iteration did; all of it means over the batch.
 *
 * @param iteration from 1
 * @param loss the negative bound that was minimised, in nats per observation (KL warm-up not
 *     counted: the divergence is in it whole)
 * @param reconstruction -log p(x|z) in nats
 * @param divergences the divergence's terms by name, in nats
 * @param meanFeatures E[L|x]
 * @param learningRate as the schedule had it
 * @param gradientNorm before clipping; the Euclidean norm over all parameters
 * @param temperatures by component name
 */
public record IterationReport(
    int iteration,
    double loss,
    double reconstruction,
    Map<String, Double> divergences,
    double meanFeatures,
    double learningRate,
    double gradientNorm,
    Map<String, Double> temperatures) {
  /** Copies the maps, keeping their order. */
  public IterationReport {
    divergences = Collections.unmodifiableMap(new LinkedHashMap<>(divergences));
    temperatures = Collections.unmodifiableMap(new LinkedHashMap<>(temperatures));
  }
}
