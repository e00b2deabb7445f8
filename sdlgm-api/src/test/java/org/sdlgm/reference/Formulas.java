package org.sdlgm.reference;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The paper's equations on plain numbers, in nats. A test computes its expected value with them.
 */
public final class Formulas {
  /** Where the Gaussian likelihood stops believing a log variance. */
  public static final double LOG_VARIANCE_LIMIT = 7;

  private Formulas() {}

  /**
   * The logistic function 1 / (1 + e^-x).
   *
   * @param x any number
   */
  public static double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
  }

  /**
   * log(1 + e^x), without overflow.
   *
   * @param x any number
   */
  public static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /**
   * log Σ e^x.
   *
   * @param values at least one
   */
  public static double logSumExp(double... values) {
    double largest = Arrays.stream(values).max().orElseThrow();
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    return largest + Math.log(Arrays.stream(values).map(v -> Math.exp(v - largest)).sum());
  }

  /**
   * log softmax.
   *
   * @param logits at least one
   */
  public static double[] logSoftmax(double... logits) {
    double total = logSumExp(logits);
    return Arrays.stream(logits).map(v -> v - total).toArray();
  }

  /**
   * log n!.
   *
   * @param n from 0 up
   */
  public static double logFactorial(int n) {
    double sum = 0;
    for (int i = 2; i <= n; i++) {
      sum += Math.log(i);
    }
    return sum;
  }

  /**
   * log Binomial(count; slots, rate).
   *
   * @param count L
   * @param slots L0
   * @param rate in (0, 1)
   */
  public static double logBinomial(int count, int slots, double rate) {
    if (count < 0 || count > slots) {
      return Double.NEGATIVE_INFINITY;
    }
    return logFactorial(slots)
        - logFactorial(count)
        - logFactorial(slots - count)
        + count * Math.log(rate)
        + (slots - count) * Math.log1p(-rate);
  }

  /**
   * log Multinomial(counts; sum of counts, p).
   *
   * @param counts K whole numbers
   * @param logProbabilities K values
   */
  public static double logMultinomial(int[] counts, double[] logProbabilities) {
    double sum = logFactorial(Arrays.stream(counts).sum());
    for (int k = 0; k < counts.length; k++) {
      sum += counts[k] == 0 ? 0 : counts[k] * logProbabilities[k] - logFactorial(counts[k]);
    }
    return sum;
  }

  /**
   * KL(Bernoulli(γ) || Bernoulli(ρ)): [SDLGM] eq. 13 is L0 times that.
   *
   * @param gamma in (0, 1)
   * @param rho in (0, 1)
   */
  public static double bernoulliDivergence(double gamma, double rho) {
    return gamma * Math.log(gamma / rho) + (1 - gamma) * Math.log((1 - gamma) / (1 - rho));
  }

  /**
   * KL(q || p) of two categoricals: [SDLGM] eq. 14 is L0 times that, against the uniform prior.
   *
   * @param logQ K log probabilities
   * @param logP K log probabilities
   */
  public static double categoricalDivergence(double[] logQ, double[] logP) {
    double sum = 0;
    for (int k = 0; k < logQ.length; k++) {
      sum += Math.exp(logQ[k]) * (logQ[k] - logP[k]);
    }
    return sum;
  }

  /**
   * KL of L0 independent Bernoulli(γ) gates from an exchangeable prior that is given by the number
   * of open gates: p(w) = p(L) / C(L0, L).
   *
   * @param gamma in (0, 1)
   * @param logCountPrior log p(L) for L = 0..L0
   */
  public static double gateDivergence(double gamma, double[] logCountPrior) {
    int slots = logCountPrior.length - 1;
    double sum = 0;
    for (int count = 0; count <= slots; count++) {
      double logPosterior = logBinomial(count, slots, gamma);
      sum += Math.exp(logPosterior) * (logPosterior - logCountPrior[count]);
    }
    return sum;
  }

  /**
   * A relaxed gate: σ((log γ - log(1 - γ) + log u - log(1 - u)) / τ), equal in distribution to the
   * softmax of two Gumbels ([SDLGM] eq. 9).
   *
   * @param logit log γ - log(1 - γ)
   * @param uniform in (0, 1)
   * @param temperature τ
   */
  public static double relaxedGate(double logit, double uniform, double temperature) {
    return sigmoid((logit + Math.log(uniform) - Math.log1p(-uniform)) / temperature);
  }

  /**
   * A standard Gumbel variate.
   *
   * @param uniform in (0, 1)
   */
  public static double gumbel(double uniform) {
    return -Math.log(-Math.log(uniform));
  }

  /**
   * A relaxed feature: softmax((log π + G) / τ) ([SDLGM] eq. 10).
   *
   * @param logProbabilities K values
   * @param gumbel K standard Gumbels
   * @param temperature τ
   */
  public static double[] relaxedFeature(
      double[] logProbabilities, double[] gumbel, double temperature) {
    double[] logits = new double[gumbel.length];
    for (int k = 0; k < logits.length; k++) {
      logits[k] = (logProbabilities[k] + gumbel[k]) / temperature;
    }
    return Arrays.stream(logSoftmax(logits)).map(Math::exp).toArray();
  }

  /**
   * log Bernoulli(x; σ(logit)), exact for logits of any size.
   *
   * @param x in [0, 1]
   * @param logit any number
   */
  public static double logBernoulli(double x, double logit) {
    return x * logit - softplus(logit);
  }

  /**
   * log N(x; mean, e^v), v the log variance within [-7, 7].
   *
   * @param x any number
   * @param mean any number
   * @param logVariance is cut to [-7, 7]
   */
  public static double logGaussian(double x, double mean, double logVariance) {
    double v = Math.max(-LOG_VARIANCE_LIMIT, Math.min(LOG_VARIANCE_LIMIT, logVariance));
    return -0.5 * (Math.log(2 * Math.PI) + v + (x - mean) * (x - mean) * Math.exp(-v));
  }

  /**
   * log N(z; 0, 1).
   *
   * @param z any number
   */
  public static double logStandardNormal(double z) {
    return -0.5 * (Math.log(2 * Math.PI) + z * z);
  }

  /**
   * log Cauchy(z; 0, 1).
   *
   * @param z any number
   */
  public static double logStandardCauchy(double z) {
    return -Math.log(Math.PI * (1 + z * z));
  }

  /**
   * KL between densities on the line, ∫ q (log q - log p) dz, by the rectangle rule over z = m + s
   * sinh t: steps that grow with the distance from m, so that heavy tails are in it. To 1e-6.
   *
   * @param logQ log density of m + s ε, by z
   * @param logP log density, by z
   * @param location m
   * @param scale s
   */
  public static double divergence(
      DoubleUnaryOperator logQ, DoubleUnaryOperator logP, double location, double scale) {
    double step = 1e-3;
    double sum = 0;
    for (double t = -30; t <= 30; t += step) {
      double z = location + scale * Math.sinh(t);
      double density = Math.exp(logQ.applyAsDouble(z));
      if (density > 0) {
        double ratio = logQ.applyAsDouble(z) - logP.applyAsDouble(z);
        sum += density * ratio * scale * Math.cosh(t) * step;
      }
    }
    return sum;
  }

  /**
   * The error function, by its Maclaurin series for small arguments and the continued fraction of
   * its complement for large ones (Abramowitz and Stegun 7.1.5 and 7.1.14); to 1e-14.
   *
   * @param x any number
   */
  public static double erf(double x) {
    double size = Math.abs(x);
    if (size > 6) {
      return Math.signum(x);
    }
    if (size > 2) {
      double fraction = size;
      for (int k = 200; k >= 1; k--) {
        fraction = size + k / 2.0 / fraction;
      }
      return Math.signum(x) * (1 - Math.exp(-size * size) / Math.sqrt(Math.PI) / fraction);
    }
    double term = x;
    double sum = x;
    for (int n = 1; n < 60; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  /**
   * Φ(x), the standard normal distribution function.
   *
   * @param x any number
   */
  public static double normalCdf(double x) {
    return 0.5 * (1 + erf(x / Math.sqrt(2)));
  }

  /**
   * τ of the projection on the simplex, Σ max(z - τ, 0) = 1, by bisection.
   *
   * @param scores z, at least one
   */
  public static double sparsemaxThreshold(double... scores) {
    double high = Arrays.stream(scores).max().orElseThrow();
    double low = high - 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double sum = Arrays.stream(scores).map(z -> Math.max(z - middle, 0)).sum();
      low = sum > 1 ? middle : low;
      high = sum > 1 ? high : middle;
    }
    return low;
  }
}
