package org.sdlgm.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sdlgm.code.SparseCode;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.data.Observations;
import org.sdlgm.data.RowRange;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/**
 * The codes of many observations, where they are bags of features.
 *
 * @param stored the code that is written of each observation
 * @param drawnSizes L of one hard sample of each observation
 * @param gateLogits of each observation; empty if the latent has no gates
 */
record BagSurvey(List<SparseCode> stored, int[] drawnSizes, double[] gateLogits) implements Survey {
  /** Enough for histograms that do not flicker, and encoded in seconds. */
  private static final int MAX_OBSERVATIONS = 10_000;

  private static final int BATCH = 100;

  /** Encodes the first observations, a batch at a time. */
  static BagSurvey of(TrainedModel model, Observations observations, long seed) {
    int count = Math.min(observations.count(), MAX_OBSERVATIONS);
    List<SparseCode> stored = new ArrayList<>();
    List<double[]> logits = new ArrayList<>();
    int[] drawn = new int[count];
    for (RowRange range : RowRange.over(count, BATCH)) {
      float[][] rows = range.of(observations);
      Posterior posterior = model.posterior(rows);
      logits.add(posterior.gateLogits());
      float[][] sample = posterior.sample(SamplingMode.HARD, seed + range.from());
      stored.addAll(model.encode(rows));
      for (int i = 0; i < sample.length; i++) {
        drawn[range.from() + i] = SparseCode.ofDense(sample[i]).size();
      }
    }
    return new BagSurvey(
        List.copyOf(stored), drawn, logits.stream().flatMapToDouble(Arrays::stream).toArray());
  }

  @Override
  public int count() {
    return stored.size();
  }

  @Override
  public List<Chart> charts(TrainedModel model, long seed) {
    return CodeCharts.of(model, this, seed);
  }

  @Override
  public Optional<BagSurvey> bags() {
    return Optional.of(this);
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
