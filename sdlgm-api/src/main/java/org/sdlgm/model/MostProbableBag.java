package org.sdlgm.model;

/**
 * The mode of a multinomial distribution, slot by slot. One instance serves one bag after the
 * other, in the same memory.
 */
final class MostProbableBag {
  /** What one more of each feature would add to the bag's log probability. */
  private final double[] gains;

  /** A binary heap of the features that may be in the mode: the first has the largest gain. */
  private final int[] heap;

  private int size;

  /**
   * @param width K
   */
  MostProbableBag(int width) {
    gains = new double[width];
    heap = new int[width];
  }

  /**
   * The most probable z with Σ z_k = count; ties go to the smaller feature.
   *
   * @param logProbabilities log π, K values
   * @param count how many slots are in use
   * @throws IllegalArgumentException if the values are no log probabilities
   */
  float[] of(float[] logProbabilities, int count) {
    float[] latent = new float[logProbabilities.length];
    if (count == 0) {
      return latent;
    }
    begin(logProbabilities, threshold(logProbabilities, count));
    for (int slot = 0; slot < count; slot++) {
      int best = heap[0];
      latent[best]++;
      gains[best] = logProbabilities[best] - Math.log(latent[best] + 1);
      sink(0);
    }
    return latent;
  }

  /**
   * No feature below this can be in the mode: the largest one alone would rather be taken {@code
   * count} times.
   */
  private static double threshold(float[] logProbabilities, int count) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float log : logProbabilities) {
      largest = Math.max(largest, log);
    }
    return largest - Math.log(count);
  }

  private void begin(float[] logProbabilities, double threshold) {
    size = 0;
    for (int k = 0; k < logProbabilities.length; k++) {
      if (logProbabilities[k] >= threshold) {
        gains[k] = logProbabilities[k];
        heap[size++] = k;
      }
    }
    if (size == 0) {
      throw new IllegalArgumentException("a feature's log probability is not a number");
    }
    for (int at = size / 2 - 1; at >= 0; at--) {
      sink(at);
    }
  }

  /** Moves a feature down to where none below it is better. */
  private void sink(int from) {
    int feature = heap[from];
    int at = from;
    for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && isBetter(heap[child + 1], heap[child])) {
        child++;
      }
      if (!isBetter(heap[child], feature)) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = feature;
  }

  private boolean isBetter(int feature, int other) {
    return gains[feature] > gains[other] || (gains[feature] == gains[other] && feature < other);
  }
}
