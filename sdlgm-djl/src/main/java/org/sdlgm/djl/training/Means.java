package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a step reports, as means over its batch, in nats.
 *
 * @param value what was minimised
 * @param reconstruction -log p(x|z); 0 if the model has none
 * @param divergences the divergence's terms by name
 * @param expectedCount E[L|x]; 0 if the model has none
 * @param labelLoss of a model of labels
 */
record Means(
    double value,
    double reconstruction,
    Map<String, Double> divergences,
    double expectedCount,
    OptionalDouble labelLoss) {
  /** In one array first, so that the device is asked once. */
  static Means of(Learner.BatchLoss loss) {
    NDList rows = new NDList();
    rows.add(loss.value().stopGradient());
    loss.divergences().values().forEach(term -> rows.add(term.stopGradient()));
    Optional<Integer> reconstruction = added(rows, loss.reconstruction());
    Optional<Integer> count = added(rows, loss.expectedCount());
    Optional<Integer> labelLoss = added(rows, loss.labelLoss());
    float[] means = NDArrays.stack(rows).mean(new int[] {1}).toFloatArray();
    Map<String, Double> divergences = new LinkedHashMap<>();
    for (String term : loss.divergences().keySet()) {
      divergences.put(term, (double) means[1 + divergences.size()]);
    }
    return new Means(
        means[0],
        reconstruction.map(at -> (double) means[at]).orElse(0.0),
        divergences,
        count.map(at -> (double) means[at]).orElse(0.0),
        labelLoss.map(at -> OptionalDouble.of(means[at])).orElse(OptionalDouble.empty()));
  }

  /** Where the row now stands. */
  private static Optional<Integer> added(NDList rows, Optional<NDArray> row) {
    return row.map(
        each -> {
          rows.add(each.stopGradient());
          return rows.size() - 1;
        });
  }
}
