package org.sdlgm.model;

import java.util.function.IntToDoubleFunction;

/** log n! for n = 0..limit, in nats. */
public final class LogFactorials {
  private final double[] values;

  /**
   * @param limit the largest n
   */
  public LogFactorials(int limit) {
    values = new double[limit + 1];
    for (int n = 1; n <= limit; n++) {
      values[n] = values[n - 1] + Math.log(n);
    }
  }

  /**
   * log n!.
   *
   * @param n from 0 to the limit
   */
  public double of(int n) {
    return values[n];
  }

  /**
   * The logarithm of the number of ways to choose some of all.
   *
   * @param slots all, from 0 to the limit
   * @param count some, from 0 to {@code slots}
   */
  public double choose(int slots, int count) {
    return values[slots] - values[count] - values[slots - count];
  }

  /**
   * log p(z) of a bag of features: log p(L) + log Multinomial(z; L, p), where L = Σ z_k.
   *
   * @param latent z, K counts
   * @param logFeature log p(f = k) of k
   * @param logCount log p(L) of L
   * @return negative infinity where L is above the limit
   */
  double bag(float[] latent, IntToDoubleFunction logFeature, IntToDoubleFunction logCount) {
    double log = 0;
    int count = 0;
    for (int k = 0; k < latent.length; k++) {
      int times = (int) latent[k];
      if (times > 0) {
        count += times;
        if (count >= values.length) {
          return Double.NEGATIVE_INFINITY;
        }
        log += times * logFeature.applyAsDouble(k) - values[times];
      }
    }
    return log + values[count] + logCount.applyAsDouble(count);
  }
}
