package org.sdlgm.model;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.sdlgm.component.Divergence;
import org.sdlgm.component.SamplingMode;

/** q(z|x) of K independent bits in closed form: z_k ~ Bernoulli(p_k(x)). In double precision. */
public final class BernoulliPosterior implements Posterior {
  private final BernoulliPrior prior;
  private final float[][] logits;
  private final LongFunction<float[][]> relaxed;

  /**
   * @param prior p(z)
   * @param logits log p_k - log(1 - p_k), B rows of K
   * @param relaxed draws relaxed latents, B rows of K, from a seed: the backend's affair
   */
  public BernoulliPosterior(
      BernoulliPrior prior, float[][] logits, LongFunction<float[][]> relaxed) {
    this.prior = prior;
    this.logits = logits;
    this.relaxed = relaxed;
  }

  @Override
  public int count() {
    return logits.length;
  }

  @Override
  public int width() {
    return prior.width();
  }

  @Override
  public float[][] sample(SamplingMode mode, long seed) {
    if (mode == SamplingMode.RELAXED) {
      return relaxed.apply(seed);
    }
    SplittableRandom seeds = new SplittableRandom(seed);
    float[][] latents = new float[count()][width()];
    for (int i = 0; i < latents.length; i++) {
      SplittableRandom random = seeds.split();
      for (int k = 0; k < width(); k++) {
        latents[i][k] = random.nextDouble() < Logistic.sigmoid(logits[i][k]) ? 1 : 0;
      }
    }
    return latents;
  }

  @Override
  public float[][] mode() {
    float[][] latents = new float[count()][width()];
    for (int i = 0; i < latents.length; i++) {
      for (int k = 0; k < width(); k++) {
        latents[i][k] = logits[i][k] > 0 ? 1 : 0;
      }
    }
    return latents;
  }

  /** One term, {@code features}, in which nothing is gated. */
  @Override
  public Divergence<double[]> divergence() {
    double[] divergence = new double[count()];
    for (int i = 0; i < divergence.length; i++) {
      for (int k = 0; k < width(); k++) {
        divergence[i] += divergence(k, logits[i][k]);
      }
    }
    return new Divergence<>(Map.of("features", divergence), divergence, divergence.clone());
  }

  private double divergence(int k, double logit) {
    double on = Logistic.logSigmoid(logit) - prior.logProbability(k, 1);
    double off = Logistic.logSigmoid(-logit) - prior.logProbability(k, 0);
    return Math.max(0, Logistic.sigmoid(logit) * on + Logistic.sigmoid(-logit) * off);
  }

  @Override
  public double[] logProbability(float[][] latents) {
    double[] log = new double[latents.length];
    for (int i = 0; i < log.length; i++) {
      for (int k = 0; k < width(); k++) {
        log[i] += logProbability(logits[i][k], latents[i][k]);
      }
    }
    return log;
  }

  private static double logProbability(double logit, float bit) {
    if (bit == 0) {
      return Logistic.logSigmoid(-logit);
    }
    return bit == 1 ? Logistic.logSigmoid(logit) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double[] gateLogits() {
    return new double[0];
  }

  @Override
  public double[] expectedCount() {
    double[] expected = new double[count()];
    for (int i = 0; i < expected.length; i++) {
      for (float logit : logits[i]) {
        expected[i] += Logistic.sigmoid(logit);
      }
    }
    return expected;
  }
}
