package org.sdlgm.model;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.random.Draws;

/** What posteriors share: each observation is drawn and weighed by itself, from its own row. */
abstract class RowPosterior implements Posterior {
  private final int count;
  private final int width;
  private final Optional<LongFunction<float[][]>> relaxed;

  /**
   * @param count B
   * @param width K
   * @param relaxed draws relaxed latents, B rows of K, from a seed: the backend's affair; empty
   *     where there is nothing to relax
   */
  RowPosterior(int count, int width, Optional<LongFunction<float[][]>> relaxed) {
    this.count = count;
    this.width = width;
    this.relaxed = relaxed;
  }

  @Override
  public final int count() {
    return count;
  }

  @Override
  public final int width() {
    return width;
  }

  /** Draws z of one observation, hard: K values. */
  abstract float[] sample(int row, SplittableRandom random);

  @Override
  public final float[][] sample(SamplingMode mode, long seed) {
    return mode == SamplingMode.RELAXED && relaxed.isPresent()
        ? relaxed.get().apply(seed)
        : Draws.rows(count, seed, this::sample);
  }

  /** log q(z|x) of one observation, in nats. */
  abstract double logProbability(int row, float[] latent);

  @Override
  public final double[] logProbability(float[][] latents) {
    double[] log = new double[latents.length];
    for (int row = 0; row < log.length; row++) {
      log[row] = logProbability(row, latents[row]);
    }
    return log;
  }

  /** None; a latent with gates says otherwise. */
  @Override
  public double[] gateLogits() {
    return new double[0];
  }
}
