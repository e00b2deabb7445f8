package org.sdlgm.model;

import java.util.PriorityQueue;

/** The mode of a multinomial distribution, slot by slot. */
final class MostProbableBag {
  private final float[] logProbabilities;

  MostProbableBag(float[] logProbabilities) {
    this.logProbabilities = logProbabilities;
  }

  private record Candidate(int feature, double gain) {}

  /** The most probable z with Σ z_k = count; ties go to the smaller feature. */
  float[] of(int count) {
    float[] latent = new float[logProbabilities.length];
    if (count == 0) {
      return latent;
    }
    PriorityQueue<Candidate> best =
        new PriorityQueue<>(
            (a, b) ->
                a.gain == b.gain
                    ? Integer.compare(a.feature, b.feature)
                    : Double.compare(b.gain, a.gain));
    double threshold = threshold(count);
    for (int k = 0; k < latent.length; k++) {
      if (logProbabilities[k] >= threshold) {
        best.add(new Candidate(k, logProbabilities[k]));
      }
    }
    for (int slot = 0; slot < count; slot++) {
      int k = best.remove().feature;
      latent[k]++;
      best.add(new Candidate(k, logProbabilities[k] - Math.log(latent[k] + 1)));
    }
    return latent;
  }

  /**
   * No feature below this can be in the mode: the largest one alone would rather be taken {@code
   * count} times.
   */
  private double threshold(int count) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float log : logProbabilities) {
      largest = Math.max(largest, log);
    }
    return largest - Math.log(count);
  }
}
