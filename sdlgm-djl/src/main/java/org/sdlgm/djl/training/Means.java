package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a step reports, as means over its batch, in nats.
 *
 * @param value what was minimised
 * @param reconstruction -log p(x|z); 0 if the model has none
 * @param divergences the divergence's terms by name
 * @param expectedCount E[L|x]; 0 if the model has none
 * @param labelLoss of a model of labels
 * @param usage the share of the codes that use each feature, where the training steers it
 */
record Means(
    double value,
    double reconstruction,
    Map<String, Double> divergences,
    double expectedCount,
    OptionalDouble labelLoss,
    Optional<float[]> usage) {
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
        labelLoss.map(at -> OptionalDouble.of(means[at])).orElse(OptionalDouble.empty()),
        loss.usage().map(NDArray::toFloatArray));
  }

  /**
   * A batch's, of its parts'.
   *
   * @param parts whose shares add up to 1
   */
  static Means weighted(List<Shard.Result> parts) {
    Means first = parts.get(0).means();
    Map<String, Double> divergences = new LinkedHashMap<>();
    for (String term : first.divergences.keySet()) {
      divergences.put(term, weighted(parts, means -> means.divergences.get(term)));
    }
    return new Means(
        weighted(parts, Means::value),
        weighted(parts, Means::reconstruction),
        divergences,
        weighted(parts, Means::expectedCount),
        first.labelLoss.isEmpty()
            ? first.labelLoss
            : OptionalDouble.of(weighted(parts, means -> means.labelLoss.orElseThrow())),
        first.usage.map(known -> usage(parts, known.length)));
  }

  private static float[] usage(List<Shard.Result> parts, int width) {
    float[] usage = new float[width];
    for (Shard.Result part : parts) {
      float[] own = part.means().usage.orElseThrow();
      for (int k = 0; k < width; k++) {
        usage[k] += (float) part.share() * own[k];
      }
    }
    return usage;
  }

  private static double weighted(List<Shard.Result> parts, ToDoubleFunction<Means> value) {
    return parts.stream()
        .mapToDouble(part -> part.share() * value.applyAsDouble(part.means()))
        .sum();
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
