package org.sdlgm.model;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.sdlgm.random.Draws;

/**
 * q(z|x) of N independent one-hot variables of M classes in closed form. In double precision.
 *
 * <p>A row has N M values, one variable behind the other.
 */
public final class CategoricalPosterior extends RowPosterior {
  private final CategoricalPrior prior;
  private final float[][] logProbabilities;

  /**
   * @param prior p(z)
   * @param logProbabilities B rows of N M, each variable's normalised over its classes
   * @param relaxed draws relaxed latents, B rows of N M, from a seed: the backend's affair
   */
  public CategoricalPosterior(
      CategoricalPrior prior, float[][] logProbabilities, LongFunction<float[][]> relaxed) {
    super(logProbabilities.length, prior.width(), Optional.of(relaxed));
    this.prior = prior;
    this.logProbabilities = logProbabilities;
  }

  @Override
  float[] sample(int row, SplittableRandom random) {
    float[] latent = new float[width()];
    for (int from = 0; from < latent.length; from += prior.classes()) {
      latent[from + Draws.index(cumulative(row, from), random.nextDouble())] = 1;
    }
    return latent;
  }

  private double[] cumulative(int row, int from) {
    double[] log = new double[prior.classes()];
    Arrays.setAll(log, m -> logProbabilities[row][from + m]);
    return Draws.cumulative(log);
  }

  /** Ties go to the smaller class. */
  @Override
  public float[][] mode() {
    float[][] latents = new float[count()][width()];
    for (int i = 0; i < latents.length; i++) {
      for (int from = 0; from < width(); from += prior.classes()) {
        int best = from;
        for (int k = from + 1; k < from + prior.classes(); k++) {
          best = logProbabilities[i][k] > logProbabilities[i][best] ? k : best;
        }
        latents[i][best] = 1;
      }
    }
    return latents;
  }

  /** One term, {@code features}, in which nothing is gated. */
  @Override
  public Divergence<double[]> divergence() {
    double[] divergence = new double[count()];
    for (int i = 0; i < divergence.length; i++) {
      for (double log : logProbabilities[i]) {
        double probability = Math.exp(log);
        if (probability > 0) {
          divergence[i] += probability * (log - prior.logClass());
        }
      }
      divergence[i] = Math.max(0, divergence[i]);
    }
    return new Divergence<>(Map.of("features", divergence), divergence, divergence.clone());
  }

  @Override
  double logProbability(int row, float[] latent) {
    double log = 0;
    for (int variable = 0; variable < prior.variables(); variable++) {
      int index = prior.classOf(latent, variable);
      if (index < 0) {
        return Double.NEGATIVE_INFINITY;
      }
      log += logProbabilities[row][index];
    }
    return log;
  }

  /** N for every observation: each variable is in use. */
  @Override
  public double[] expectedCount() {
    double[] expected = new double[count()];
    Arrays.fill(expected, prior.variables());
    return expected;
  }
}
