package org.sdlgm.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.sdlgm.config.SamplingMode;

/**
 * q(z|x) of K bits, z_k ~ Bernoulli(p_k(x)), that are drawn in order until L0 of them are 1; the
 * rest are then 0 with certainty. In double precision.
 */
public final class BernoulliPosterior extends RowPosterior {
  /** How many codes the divergence from a prior without a closed form is the mean of. */
  private static final int DIVERGENCE_SAMPLES = 16;

  private final BinaryPrior prior;
  private final float[][] logits;

  /**
   * @param prior p(z), which has L0
   * @param logits log p_k - log(1 - p_k), B rows of K
   * @param relaxed draws relaxed latents, B rows of K, from a seed: the backend's affair
   */
  public BernoulliPosterior(BinaryPrior prior, float[][] logits, LongFunction<float[][]> relaxed) {
    super(logits.length, prior.width(), Optional.of(relaxed));
    this.prior = prior;
    this.logits = logits;
  }

  @Override
  float[] sample(int row, SplittableRandom random) {
    float[] logit = logits[row];
    float[] latent = new float[logit.length];
    int used = 0;
    for (int k = 0; k < latent.length && used < prior.maxFeatures(); k++) {
      if (random.nextDouble() < Logistic.sigmoid(logit[k])) {
        latent[k] = 1;
        used++;
      }
    }
    return latent;
  }

  /** Every bit more probable than not, and of these the L0 most probable. */
  @Override
  public float[][] mode() {
    float[][] latents = new float[count()][width()];
    for (int i = 0; i < latents.length; i++) {
      float[] latent = latents[i];
      probable(logits[i]).forEach(k -> latent[k] = 1);
    }
    return latents;
  }

  private IntStream probable(float[] logit) {
    int[] probable = IntStream.range(0, logit.length).filter(k -> logit[k] > 0).toArray();
    if (probable.length <= prior.maxFeatures()) {
      return Arrays.stream(probable);
    }
    return Arrays.stream(probable)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(k -> -logit[k]).thenComparing(k -> k))
        .limit(prior.maxFeatures())
        .mapToInt(Integer::intValue);
  }

  /**
   * One term, {@code features}, in which nothing is gated.
   *
   * <p>Of independent bits Σ_k KL(q_k || p_k): exact without a bound L0, and with one at least the
   * divergence of what L0 leaves of them, since both lose the same bits (data processing
   * inequality). Where the prior's bits depend on each other there is no closed form; the mean of
   * log q(z|x) - log p(z) over {@value #DIVERGENCE_SAMPLES} codes, always the same, stands for it.
   */
  @Override
  public Divergence<double[]> divergence() {
    double[] divergence = prior.isIndependent() ? closedForm() : sampled();
    return new Divergence<>(Map.of("features", divergence), divergence, divergence.clone());
  }

  private double[] closedForm() {
    double[] divergence = new double[count()];
    int[] none = {};
    for (int i = 0; i < divergence.length; i++) {
      for (int k = 0; k < width(); k++) {
        divergence[i] += divergence(logits[i][k], prior.logit(k, none, 0));
      }
    }
    return divergence;
  }

  private static double divergence(double logit, double priorLogit) {
    double on = Logistic.logSigmoid(logit) - Logistic.logSigmoid(priorLogit);
    double off = Logistic.logSigmoid(-logit) - Logistic.logSigmoid(-priorLogit);
    return Math.max(0, Logistic.sigmoid(logit) * on + Logistic.sigmoid(-logit) * off);
  }

  private double[] sampled() {
    double[] divergence = new double[count()];
    for (int sample = 0; sample < DIVERGENCE_SAMPLES; sample++) {
      float[][] latents = sample(SamplingMode.HARD, sample);
      double[] drawn = logProbability(latents);
      for (int i = 0; i < divergence.length; i++) {
        divergence[i] += (drawn[i] - prior.logProbability(latents[i])) / DIVERGENCE_SAMPLES;
      }
    }
    return divergence;
  }

  @Override
  double logProbability(int row, float[] latent) {
    float[] logit = logits[row];
    double log = 0;
    int used = 0;
    for (int k = 0; k < latent.length; k++) {
      if (used < prior.maxFeatures()) {
        log += BinaryPrior.logProbability(logit[k], latent[k]);
        used += latent[k] == 1 ? 1 : 0;
      } else if (latent[k] != 0) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    return log;
  }

  @Override
  public double[] expectedCount() {
    double[] expected = new double[count()];
    for (int i = 0; i < expected.length; i++) {
      float[] logit = logits[i];
      double[] rates = new double[logit.length];
      Arrays.setAll(rates, k -> Logistic.sigmoid(logit[k]));
      expected[i] = BinaryPrior.expectedCount(rates, prior.maxFeatures());
    }
    return expected;
  }
}
