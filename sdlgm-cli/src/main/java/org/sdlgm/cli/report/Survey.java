package org.sdlgm.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sdlgm.code.SparseCode;
import org.sdlgm.component.LatentValues;
import org.sdlgm.component.SamplingMode;
import org.sdlgm.data.Observations;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/**
 * The codes of many observations.
 *
 * @param stored the most probable code of each observation; empty if the latent is no bag of
 *     features, such as a Gaussian
 * @param drawnSizes L of one hard sample of each observation; as many as {@code stored}
 * @param gateLogits of each observation; empty if the latent has no gates
 */
record Survey(List<SparseCode> stored, int[] drawnSizes, double[] gateLogits) {
  /** Enough for histograms that do not flicker, and encoded in seconds. */
  private static final int MAX_OBSERVATIONS = 10_000;

  private static final int BATCH = 100;

  /** Encodes the first observations, a batch at a time. */
  static Survey of(TrainedModel model, Observations observations, long seed) {
    if (model.description().values() == LatentValues.REAL) {
      return new Survey(List.of(), new int[0], new double[0]);
    }
    int count = Math.min(observations.count(), MAX_OBSERVATIONS);
    List<SparseCode> stored = new ArrayList<>();
    List<double[]> logits = new ArrayList<>();
    int[] drawn = new int[count];
    for (int from = 0; from < count; from += BATCH) {
      int to = Math.min(count, from + BATCH);
      Posterior posterior = model.posterior(observations.rows(from, to));
      logits.add(posterior.gateLogits());
      float[][] sample = posterior.sample(SamplingMode.HARD, seed + from);
      stored.addAll(TrainedModel.codes(posterior.mode()));
      for (int i = from; i < to; i++) {
        drawn[i] = SparseCode.ofDense(sample[i - from]).size();
      }
    }
    return new Survey(
        List.copyOf(stored), drawn, logits.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  /** Whether there are codes to speak of. */
  boolean hasCodes() {
    return !stored.isEmpty();
  }

  /** Of how many observations each feature is part, by the stored codes: K values. */
  int[] usage(int width) {
    int[] usage = new int[width];
    for (SparseCode code : stored) {
      for (int feature : code.features()) {
        usage[feature]++;
      }
    }
    return usage;
  }

  /** All features, the most used first; equals by index. */
  static List<Integer> ranking(int[] usage) {
    return IntStream.range(0, usage.length)
        .boxed()
        .sorted((a, b) -> usage[a] != usage[b] ? usage[b] - usage[a] : a - b)
        .toList();
  }
}
