package org.sdlgm.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.sdlgm.random.Draws;

/**
 * q(z|x) of the SDLGM latent in closed form ([SDLGM] eq. 7-10, 13-14): L ~ Binomial(L0, γ), then z
 * ~ Multinomial(L, π). All in double precision.
 *
 * <p>Hard samples are drawn from counts directly, which has the same distribution as drawing every
 * gate and every slot's feature and adding up, at a small part of the cost.
 */
public final class SparsePosterior extends RowPosterior {
  private final SparsePrior prior;
  private final double[] gateLogits;
  private final float[][] logFeatures;
  private final LogFactorials factorials;
  private final double[][] cumulativeFeatures;

  /**
   * @param prior p(z)
   * @param gateLogits log γ - log(1 - γ) of each of the B observations
   * @param logFeatures log π, B rows of K, normalised
   * @param relaxed draws relaxed latents, B rows of K, from a seed: the backend's affair, since the
   *     relaxation belongs to its components
   */
  public SparsePosterior(
      SparsePrior prior,
      double[] gateLogits,
      float[][] logFeatures,
      LongFunction<float[][]> relaxed) {
    super(gateLogits.length, prior.width(), Optional.of(relaxed));
    this.prior = prior;
    this.gateLogits = gateLogits.clone();
    this.logFeatures = logFeatures;
    this.factorials = new LogFactorials(prior.maxFeatures());
    this.cumulativeFeatures = new double[gateLogits.length][];
  }

  @Override
  float[] sample(int row, SplittableRandom random) {
    if (cumulativeFeatures[row] == null) {
      cumulativeFeatures[row] = Draws.cumulative(widened(logFeatures[row]));
    }
    double gate = gate(row);
    float[] latent = new float[width()];
    for (int slot = 0; slot < prior.maxFeatures(); slot++) {
      if (random.nextDouble() < gate) {
        latent[Draws.index(cumulativeFeatures[row], random.nextDouble())]++;
      }
    }
    return latent;
  }

  /**
   * The most probable number of slots, and the most probable bag of that many.
   *
   * <p>The mode of a multinomial is reached by giving one slot after another to the feature with
   * the largest π_k / (z_k + 1), since its logarithm is a sum of concave functions of z_k.
   */
  @Override
  public float[][] mode() {
    float[][] latents = new float[count()][];
    MostProbableBag bag = new MostProbableBag(width());
    for (int i = 0; i < latents.length; i++) {
      latents[i] = bag.of(logFeatures[i], mostProbableCount(i));
    }
    return latents;
  }

  private int mostProbableCount(int row) {
    return (int) Math.min(prior.maxFeatures(), Math.floor((prior.maxFeatures() + 1) * gate(row)));
  }

  @Override
  public Divergence<double[]> divergence() {
    double[] gates = new double[count()];
    double[] features = new double[count()];
    double[] full = new double[count()];
    double[] gated = new double[count()];
    for (int i = 0; i < gates.length; i++) {
      gates[i] = gateDivergence(i);
      features[i] = prior.maxFeatures() * featureDivergence(i);
      full[i] = gates[i] + features[i];
      gated[i] = gates[i] + gate(i) * features[i];
    }
    Map<String, double[]> terms = new LinkedHashMap<>();
    terms.put("gates", gates);
    terms.put("features", features);
    return new Divergence<>(terms, full, gated);
  }

  /** KL over L, which is the KL over the gates since both sides treat the slots alike. */
  private double gateDivergence(int row) {
    double divergence = 0;
    for (int count = 0; count <= prior.maxFeatures(); count++) {
      double log = logCount(row, count);
      double probability = Math.exp(log);
      if (probability > 0) {
        divergence += probability * (log - prior.logCount(count));
      }
    }
    return Math.max(0, divergence);
  }

  private double featureDivergence(int row) {
    double divergence = 0;
    for (int k = 0; k < width(); k++) {
      double log = logFeatures[row][k];
      double probability = Math.exp(log);
      if (probability > 0) {
        divergence += probability * (log - prior.logFeature(k));
      }
    }
    return Math.max(0, divergence);
  }

  @Override
  double logProbability(int row, float[] latent) {
    return factorials.bag(latent, k -> logFeatures[row][k], count -> logCount(row, count));
  }

  @Override
  public double[] gateLogits() {
    return gateLogits.clone();
  }

  @Override
  public double[] expectedCount() {
    double[] expected = new double[count()];
    Arrays.setAll(expected, i -> prior.maxFeatures() * gate(i));
    return expected;
  }

  /** γ of an observation. */
  private double gate(int row) {
    return Logistic.sigmoid(gateLogits[row]);
  }

  /** log Binomial(count; L0, γ), from the logit so that neither end loses digits. */
  private double logCount(int row, int count) {
    double open = Logistic.logSigmoid(gateLogits[row]);
    double closed = Logistic.logSigmoid(-gateLogits[row]);
    int slots = prior.maxFeatures();
    return factorials.choose(slots, count) + count * open + (slots - count) * closed;
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, k -> values[k]);
    return wide;
  }
}
