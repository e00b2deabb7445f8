package org.sdlgm.djl.search;

import java.util.ArrayList;
import java.util.List;

/** A code that is being tried. */
final class Candidate {
  private final int row;
  private final float[] bits;
  private final int count;
  private double value;
  private double logPrior;

  private Candidate(int row, float[] bits, int count) {
    this.row = row;
    this.bits = bits;
    this.count = count;
  }

  /**
   * The most probable code.
   *
   * @param row of the batch
   * @param logits of the posterior, K values
   * @param mostFeatures how many features it may have
   */
  static Candidate mode(int row, float[] logits, int mostFeatures) {
    float[] bits = new float[logits.length];
    int[] likely = Largest.of(logits, mostFeatures, 0);
    for (int k : likely) {
      bits[k] = 1;
    }
    return new Candidate(row, bits, likely.length);
  }

  int row() {
    return row;
  }

  float[] bits() {
    return bits;
  }

  int count() {
    return count;
  }

  /** log p(x|z) + log p(z) - λ ||z||, in nats. */
  double value() {
    return value;
  }

  /** log p(z), in nats. */
  double logPrior() {
    return logPrior;
  }

  void evaluated(double logLikelihood, double prior, double price) {
    this.logPrior = prior;
    this.value = logLikelihood + prior - price * count;
  }

  /**
   * The most promising codes that differ in one bit or in two, by the slope of log p(x, z).
   *
   * @param slope by z, K values
   * @param most how many
   * @param mostFeatures how many features a code may have
   */
  List<Candidate> changes(float[] slope, int most, int mostFeatures) {
    float[] gains = new float[bits.length];
    for (int k = 0; k < gains.length; k++) {
      boolean isAdded = bits[k] == 0;
      gains[k] =
          isAdded && count >= mostFeatures
              ? Float.NEGATIVE_INFINITY
              : (isAdded ? slope[k] : -slope[k]);
    }
    List<Candidate> changes = new ArrayList<>();
    int swaps = count == 0 ? 0 : most / 4;
    for (int k : Largest.of(gains, most - swaps, Float.NEGATIVE_INFINITY)) {
      changes.add(flipped(k));
    }
    changes.addAll(swaps(slope, swaps));
    return changes;
  }

  /** The feature that is missed least makes room for those that promise most. */
  private List<Candidate> swaps(float[] slope, int most) {
    List<Candidate> swaps = new ArrayList<>();
    float[] absent = new float[bits.length];
    int dropped = -1;
    for (int k = 0; k < bits.length; k++) {
      absent[k] = bits[k] == 0 ? slope[k] : Float.NEGATIVE_INFINITY;
      if (bits[k] == 1 && (dropped < 0 || slope[k] < slope[dropped])) {
        dropped = k;
      }
    }
    if (most > 0 && dropped >= 0) {
      Candidate without = flipped(dropped);
      for (int k : Largest.of(absent, most, Float.NEGATIVE_INFINITY)) {
        swaps.add(without.flipped(k));
      }
    }
    return swaps;
  }

  private Candidate flipped(int k) {
    float[] changed = bits.clone();
    changed[k] = 1 - changed[k];
    return new Candidate(row, changed, count + (changed[k] == 1 ? 1 : -1));
  }
}
