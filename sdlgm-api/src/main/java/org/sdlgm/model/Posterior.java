package org.sdlgm.model;

import org.sdlgm.config.SamplingMode;

/** q(z|x) of a batch of observations in plain arrays. */
public interface Posterior {
  /** B, the number of observations. */
  int count();

  /** K, the width of z. */
  int width();

  /**
   * One latent per observation.
   *
   * @param mode how to draw; {@link SamplingMode#STRAIGHT_THROUGH} gives hard samples, and a real
   *     latent the same in every mode
   * @param seed the same seed gives the same samples
   * @return B rows of K
   */
  float[][] sample(SamplingMode mode, long seed);

  /**
   * The code that is stored of each observation, hard: B rows of K. A latent with a count has the
   * most probable count, and the most probable latent of that count: what the sparsity component
   * says, then what the feature component says ([SDLGM] III-C). Of a real latent, where its density
   * is highest.
   */
  float[][] mode();

  /** KL(q(z|x) || p(z)) of each observation in nats, with its terms. */
  Divergence<double[]> divergence();

  /**
   * log q(z|x) of hard latents, in nats, exact (constants included); of real ones the density's.
   *
   * @param latents B rows of K
   */
  double[] logProbability(float[][] latents);

  /** Logit of each observation's gates, log γ - log(1 - γ); empty if the latent has no gates. */
  double[] gateLogits();

  /** E[L|x]: the mean number of features in use of each observation. */
  double[] expectedCount();
}
