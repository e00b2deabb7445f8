package org.sdlgm.model;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * p(z) of K bits that are drawn in order, z_1 first, until L0 of them are 1; the rest are then 0
 * with certainty. A bit before that is 1 with the logit b_k + Σ_{j &lt; k} W_kj z_j: with W = 0 the
 * bits are independent, else this is a fully visible belief network (Frey 1998, "Graphical Models
 * for Machine Learning and Digital Communication", section 3.2).
 */
public final class BinaryPrior implements FeaturePrior {
  private final float[] biases;
  private final float[][] weights;
  private final int maxFeatures;

  private BinaryPrior(float[] biases, float[][] weights, int maxFeatures) {
    this.biases = biases.clone();
    this.weights = weights;
    this.maxFeatures = maxFeatures;
  }

  /**
   * Independent bits.
   *
   * @param logits log ρ_k - log(1 - ρ_k), K values
   * @param maxFeatures L0, at least 1; K or more for no bound
   */
  public static BinaryPrior independent(float[] logits, int maxFeatures) {
    return new BinaryPrior(logits, new float[0][], maxFeatures);
  }

  /**
   * Bits that depend on those before them.
   *
   * @param biases b, K values
   * @param weights W, K rows of K, of which what stands left of the diagonal counts
   * @param maxFeatures L0, at least 1; K or more for no bound
   */
  public static BinaryPrior autoregressive(float[] biases, float[][] weights, int maxFeatures) {
    return new BinaryPrior(biases, weights, maxFeatures);
  }

  /** K, the number of bits. */
  public int width() {
    return biases.length;
  }

  /** b, K logits: of each bit while none before it is 1. */
  public float[] biases() {
    return biases.clone();
  }

  /** L0, the most bits that are 1. */
  public int maxFeatures() {
    return maxFeatures;
  }

  /** Whether the bits are independent, as far as L0 lets them. */
  public boolean isIndependent() {
    return weights.length == 0;
  }

  /** The logit of bit k, given the bits before it that are 1. */
  @Override
  public double logit(int k, int[] used, int count) {
    double logit = biases[k];
    if (!isIndependent()) {
      float[] row = weights[k];
      for (int i = 0; i < count; i++) {
        logit += row[used[i]];
      }
    }
    return logit;
  }

  /**
   * log p(z) in nats; negative infinity where an element is neither 0 nor 1, or more than L0 are 1.
   *
   * @param latent K bits
   */
  public double logProbability(float[] latent) {
    int[] used = new int[Math.min(maxFeatures, latent.length)];
    int count = 0;
    double log = 0;
    for (int k = 0; k < latent.length; k++) {
      if (count < used.length) {
        log += logProbability(logit(k, used, count), latent[k]);
        if (latent[k] == 1) {
          used[count++] = k;
        }
      } else if (latent[k] != 0) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    return log;
  }

  /** log p of one bit; anything but 0 and 1 is impossible. */
  static double logProbability(double logit, float bit) {
    if (bit == 0) {
      return Logistic.logSigmoid(-logit);
    }
    return bit == 1 ? Logistic.logSigmoid(logit) : Double.NEGATIVE_INFINITY;
  }

  /**
   * Draws z.
   *
   * @param random the source of randomness
   * @return K bits
   */
  public float[] sample(SplittableRandom random) {
    float[] latent = new float[width()];
    int[] used = new int[Math.min(maxFeatures, width())];
    int count = 0;
    for (int k = 0; k < latent.length && count < used.length; k++) {
      if (random.nextDouble() < Logistic.sigmoid(logit(k, used, count))) {
        latent[k] = 1;
        used[count++] = k;
      }
    }
    return latent;
  }

  /**
   * E[min(Σ_k z_k, L0)] of independent bits, by the distribution of their sum.
   *
   * @param rates of the bits, each in [0, 1]
   * @param maxFeatures L0
   */
  static double expectedCount(double[] rates, int maxFeatures) {
    double mean = Arrays.stream(rates).sum();
    if (maxFeatures >= rates.length) {
      return mean;
    }
    // counts[n] = P(n bits so far are 1), all of L0 and more in the last.
    double[] counts = new double[maxFeatures + 1];
    counts[0] = 1;
    for (double rate : rates) {
      counts[maxFeatures] += rate * counts[maxFeatures - 1];
      for (int n = maxFeatures - 1; n > 0; n--) {
        counts[n] += rate * (counts[n - 1] - counts[n]);
      }
      counts[0] -= rate * counts[0];
    }
    double expected = 0;
    for (int n = 1; n <= maxFeatures; n++) {
      expected += n * counts[n];
    }
    return expected;
  }
}
