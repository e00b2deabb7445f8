package org.sdlgm.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * q(z|x) of K independent real numbers of one family, z_k = m_k(x) + s_k(x) ε_k, against the
 * family's standard distribution. In double precision.
 */
public final class RealPosterior extends RowPosterior {
  private final LocationScale family;
  private final float[][] locations;
  private final float[][] logScales;

  /**
   * @param family of the posterior and the prior
   * @param locations m, B rows of K
   * @param logScales log s, B rows of K
   */
  public RealPosterior(LocationScale family, float[][] locations, float[][] logScales) {
    super(locations.length, locations.length == 0 ? 0 : locations[0].length, Optional.empty());
    this.family = family;
    this.locations = locations;
    this.logScales = logScales;
  }

  @Override
  float[] sample(int row, SplittableRandom random) {
    float[] latent = new float[width()];
    for (int k = 0; k < latent.length; k++) {
      latent[k] = (float) (locations[row][k] + Math.exp(logScales[row][k]) * family.draw(random));
    }
    return latent;
  }

  /** m: where the density is highest. */
  @Override
  public float[][] mode() {
    return Arrays.stream(locations).map(float[]::clone).toArray(float[][]::new);
  }

  /** One term, {@code features}, in which nothing is gated. */
  @Override
  public Divergence<double[]> divergence() {
    double[] divergence = new double[count()];
    for (int i = 0; i < divergence.length; i++) {
      for (int k = 0; k < width(); k++) {
        divergence[i] += family.divergence(locations[i][k], logScales[i][k]);
      }
    }
    return new Divergence<>(Map.of("features", divergence), divergence, divergence.clone());
  }

  /** The density's logarithm. */
  @Override
  double logProbability(int row, float[] latent) {
    double log = 0;
    for (int k = 0; k < width(); k++) {
      log += family.logDensity(latent[k], locations[row][k], logScales[row][k]);
    }
    return log;
  }

  /** K for every observation: each dimension is in use. */
  @Override
  public double[] expectedCount() {
    double[] expected = new double[count()];
    Arrays.fill(expected, width());
    return expected;
  }
}
