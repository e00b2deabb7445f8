package org.sdlgm.model;

import java.util.SplittableRandom;
import org.sdlgm.random.Draws;

/**
 * p(z) of the SDLGM latent in closed form: L slots in use, each a feature drawn from one
 * categorical; z counts how often each occurs ([SDLGM] eq. 1-3).
 *
 * <p>p(z) = p(L) · Multinomial(z; L, p) with L = Σ z_k ≤ L0. All in double precision.
 */
public final class SparsePrior {
  private final double[] logCount;
  private final double[] logFeatures;
  private final double[] cumulativeCount;
  private final double[] cumulativeFeatures;
  private final LogFactorials factorials;

  /**
   * @param logCount log p(L) for L = 0..L0 in nats, normalised
   * @param logFeatures log p(f = k), K values in nats, normalised
   */
  public SparsePrior(double[] logCount, double[] logFeatures) {
    this.logCount = logCount.clone();
    this.logFeatures = logFeatures.clone();
    this.cumulativeCount = Draws.cumulative(this.logCount);
    this.cumulativeFeatures = Draws.cumulative(this.logFeatures);
    this.factorials = new LogFactorials(logCount.length - 1);
  }

  /**
   * log Binomial(L; slots, rate) for L = 0..slots: the prior over L of independent gates.
   *
   * @param slots L0
   * @param rate ρ, in (0, 1)
   */
  public static double[] binomial(int slots, double rate) {
    LogFactorials factorials = new LogFactorials(slots);
    double[] log = new double[slots + 1];
    for (int count = 0; count <= slots; count++) {
      log[count] =
          factorials.choose(slots, count)
              + count * Math.log(rate)
              + (slots - count) * Math.log1p(-rate);
    }
    return log;
  }

  /** K, the number of features. */
  public int width() {
    return logFeatures.length;
  }

  /** L0, the most features that an observation may use. */
  public int maxFeatures() {
    return logCount.length - 1;
  }

  /**
   * log p(L) in nats.
   *
   * @param count L; outside 0..L0 it is impossible
   */
  public double logCount(int count) {
    return count < 0 || count > maxFeatures() ? Double.NEGATIVE_INFINITY : logCount[count];
  }

  /**
   * log p(f = k) in nats.
   *
   * @param feature k
   */
  public double logFeature(int feature) {
    return logFeatures[feature];
  }

  /**
   * log p(z) in nats; negative infinity where Σ z_k passes L0.
   *
   * @param latent K counts
   */
  public double logProbability(float[] latent) {
    return factorials.bag(latent, this::logFeature, this::logCount);
  }

  /**
   * Draws z.
   *
   * @param random the source of randomness
   * @return K counts
   */
  public float[] sample(SplittableRandom random) {
    float[] latent = new float[width()];
    int count = Draws.index(cumulativeCount, random.nextDouble());
    for (int slot = 0; slot < count; slot++) {
      latent[Draws.index(cumulativeFeatures, random.nextDouble())]++;
    }
    return latent;
  }
}
