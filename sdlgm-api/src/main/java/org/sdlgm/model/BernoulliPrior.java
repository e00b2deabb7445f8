package org.sdlgm.model;

import java.util.SplittableRandom;

/** p(z) of K independent bits: z_k ~ Bernoulli(ρ_k). */
public final class BernoulliPrior {
  private final double[] rates;

  /**
   * @param rates ρ, K values in (0, 1)
   */
  public BernoulliPrior(double[] rates) {
    this.rates = rates.clone();
  }

  /** K, the number of bits. */
  public int width() {
    return rates.length;
  }

  /**
   * log p(z_k = bit) in nats.
   *
   * @param k which of the bits
   * @param bit 0 or 1; anything else is impossible
   */
  public double logProbability(int k, float bit) {
    if (bit == 0) {
      return Math.log1p(-rates[k]);
    }
    return bit == 1 ? Math.log(rates[k]) : Double.NEGATIVE_INFINITY;
  }

  /**
   * log p(z) in nats; negative infinity where an element is neither 0 nor 1.
   *
   * @param latent K bits
   */
  public double logProbability(float[] latent) {
    double log = 0;
    for (int k = 0; k < latent.length; k++) {
      log += logProbability(k, latent[k]);
    }
    return log;
  }

  /**
   * Draws z.
   *
   * @param random the source of randomness
   * @return K bits
   */
  public float[] sample(SplittableRandom random) {
    float[] latent = new float[width()];
    for (int k = 0; k < latent.length; k++) {
      latent[k] = random.nextDouble() < rates[k] ? 1 : 0;
    }
    return latent;
  }
}
