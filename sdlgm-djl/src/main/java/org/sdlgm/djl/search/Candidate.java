package org.sdlgm.djl.search;

import java.util.ArrayList;
import java.util.Comparator;
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

  /** Another code of the same observation. */
  Candidate with(float[] otherBits) {
    int features = 0;
    for (float bit : otherBits) {
      features += (int) bit;
    }
    return new Candidate(row, otherBits, features);
  }

  int row() {
    return row;
  }

  float[] bits() {
    return bits;
  }

  /** log p(x|z) + log p(z) less what the features cost, in nats. */
  double value() {
    return value;
  }

  /** log p(z), in nats. */
  double logPrior() {
    return logPrior;
  }

  void evaluated(double logLikelihood, double prior, float[] prices) {
    double cost = 0;
    for (int k = 0; k < bits.length; k++) {
      cost += bits[k] * prices[k];
    }
    this.logPrior = prior;
    this.value = logLikelihood + prior - cost;
  }

  /**
   * The most promising codes that differ in one bit or in two, by the slope of their value.
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
    // Where nothing more can be added, a better code is mostly a swap away.
    int swaps = count == 0 ? 0 : count < mostFeatures ? most / 4 : most - most / 4;
    List<Candidate> changes = new ArrayList<>();
    for (int k : Largest.of(gains, most - swaps, Float.NEGATIVE_INFINITY)) {
      changes.add(flipped(k));
    }
    changes.addAll(swaps(slope, swaps));
    return changes;
  }

  /** One feature in the place of another: those pairs that promise most. */
  private List<Candidate> swaps(float[] slope, int most) {
    float[] present = new float[bits.length];
    float[] absent = new float[bits.length];
    for (int k = 0; k < bits.length; k++) {
      present[k] = bits[k] == 1 ? -slope[k] : Float.NEGATIVE_INFINITY;
      absent[k] = bits[k] == 0 ? slope[k] : Float.NEGATIVE_INFINITY;
    }
    int[] dropped = Largest.of(present, most, Float.NEGATIVE_INFINITY);
    int[] added = Largest.of(absent, most, Float.NEGATIVE_INFINITY);
    List<Swap> swaps = new ArrayList<>();
    for (int i = 0; i < dropped.length; i++) {
      // A pair with (i + 1)(j + 1) - 1 better ones before it cannot be among the best.
      for (int j = 0; j < added.length && (i + 1) * (j + 1) <= most; j++) {
        swaps.add(new Swap(dropped[i], added[j], present[dropped[i]] + absent[added[j]]));
      }
    }
    swaps.sort(Comparator.comparingDouble(swap -> -swap.gain));
    return swaps.stream().limit(most).map(swap -> flipped(swap.out).flipped(swap.in)).toList();
  }

  private record Swap(int out, int in, float gain) {}

  private Candidate flipped(int k) {
    float[] changed = bits.clone();
    changed[k] = 1 - changed[k];
    return new Candidate(row, changed, count + (changed[k] == 1 ? 1 : -1));
  }
}
