package org.sdlgm.model;

import java.util.random.RandomGenerator;

/**
 * A family of distributions of a real number, each the standard one moved by a location m and
 * stretched by a scale s above 0: z = m + s ε. In double precision and nats.
 */
public enum LocationScale {
  /** N(m, s^2): the latent of the variational autoencoder (Kingma and Welling 2014). */
  GAUSSIAN {
    private static final double LOG_NORMALIZER = 0.5 * Math.log(2 * Math.PI);

    @Override
    public double draw(RandomGenerator random) {
      return random.nextGaussian();
    }

    @Override
    public double logDensity(double standard) {
      return -0.5 * standard * standard - LOG_NORMALIZER;
    }

    @Override
    public double divergence(double location, double logScale) {
      double scale = Math.exp(logScale);
      return 0.5 * (scale * scale + location * location - 1) - logScale;
    }
  },

  /**
   * Cauchy(m, s), of which half is within s of m, and which has no mean: the latent of R. Pyle,
   * "Sparse Variational Autoencoder", 2017.
   */
  CAUCHY {
    @Override
    public double draw(RandomGenerator random) {
      return Math.tan(Math.PI * (random.nextDouble() - 0.5));
    }

    @Override
    public double logDensity(double standard) {
      // log(1 + ε²) by way of the hypotenuse, whose square may be out of range
      return -Math.log(Math.PI) - 2 * Math.log(Math.hypot(1, standard));
    }

    /** log(((1 + s)^2 + m^2) / (4 s)) (Chyzak and Nielsen 2019, arXiv 1905.10965, theorem 1). */
    @Override
    public double divergence(double location, double logScale) {
      double distance = Math.hypot(1 + Math.exp(logScale), location);
      return 2 * Math.log(distance) - Math.log(4) - logScale;
    }
  };

  /**
   * Draws ε, a number of the standard distribution: m = 0, s = 1.
   *
   * @param random the source of randomness
   */
  public abstract double draw(RandomGenerator random);

  /**
   * The logarithm of the standard distribution's density.
   *
   * @param standard ε
   */
  public abstract double logDensity(double standard);

  /**
   * The logarithm of the density.
   *
   * @param value z
   * @param location m
   * @param logScale log s
   */
  public double logDensity(double value, double location, double logScale) {
    return logDensity((value - location) * Math.exp(-logScale)) - logScale;
  }

  /**
   * The Kullback-Leibler divergence from the standard distribution, at least 0.
   *
   * @param location m
   * @param logScale log s
   */
  public abstract double divergence(double location, double logScale);
}
