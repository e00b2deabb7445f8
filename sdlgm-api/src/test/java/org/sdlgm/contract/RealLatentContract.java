package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.SampledDivergence;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.Posterior;
import org.sdlgm.reference.Formulas;

/**
 * A latent of independent real numbers, z_k = m_k(x) + s_k(x) ε_k with the parameters {@code
 * locations} m and {@code logScales} log s, against the standard distribution, that of ε.
 *
 * @param <T> the backend's tensor type
 */
public abstract class RealLatentContract<T> extends LatentContract<T> {
  private static final int DRAWS = 20_000;
  private static final double[] LEVELS = {0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98};

  /** The logarithm of the standard distribution's density at {@code z}. */
  protected abstract double logStandard(double z);

  /** Which part of the standard distribution is below {@code z}. */
  protected abstract double cumulative(double z);

  private double logPosterior(double z, double location, double logScale) {
    return logStandard((z - location) / Math.exp(logScale)) - logScale;
  }

  private double[] locations(LatentPosterior<T> posterior) {
    return values(posterior.parameters().get("locations"));
  }

  private double[] logScales(LatentPosterior<T> posterior) {
    return values(posterior.parameters().get("logScales"));
  }

  private LatentPosterior<T> many() {
    return latent().infer(repeated(normal(SIZE, 12), DRAWS));
  }

  @Test
  void isOfRealNumbersAndUsesAllOfThem() {
    assertThat(latent().values()).isEqualTo(LatentValues.REAL);
    assertThat(latent().maxFeatures()).isEqualTo(latent().width());
    double[] all = new double[ROWS];
    Arrays.fill(all, latent().width());
    assertClose(values(latent().infer(observations()).expectedCount()), all);
    assertThat(latent().describe(latent().infer(observations())).gateLogits()).isEmpty();
  }

  @Test
  void divergenceIsTheIntegral() {
    LatentPosterior<T> posterior = latent().infer(observations());
    double[] m = locations(posterior);
    double[] logS = logScales(posterior);
    double[] expected = new double[ROWS];
    for (int i = 0; i < m.length; i++) {
      double location = m[i];
      double logScale = logS[i];
      expected[i / latent().width()] +=
          Formulas.divergence(
              z -> logPosterior(z, location, logScale),
              this::logStandard,
              location,
              Math.exp(logScale));
    }
    assertThat(posterior.divergence().terms()).containsOnlyKeys("features");
    assertClose(values(posterior.divergence().full()), expected);
    assertClose(values(posterior.divergence().gated()), expected);
    assertClose(latent().describe(posterior).divergence().full(), expected);
  }

  @Test
  void divergenceIsTheMeanOfTheLogRatiosOfItsSamples() {
    LatentPosterior<T> posterior = many();
    T samples = harness().tensor(draw(posterior, SamplingMode.RELAXED, 3), shape(posterior));
    double[] ratios = values(((SampledDivergence<T>) posterior).logRatio(samples));
    assertMean(ratios, values(posterior.divergence().full())[0]);
  }

  private int[] shape(LatentPosterior<T> posterior) {
    return harness().shape(posterior.parameters().get("locations"));
  }

  private static void assertMean(double[] values, double expected) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().getAsDouble();
    assertThat(mean)
        .isCloseTo(expected, Offset.offset(5 * Math.sqrt(variance / values.length) + TOLERANCE));
  }

  @Test
  void logRatioIsThatOfTheDensities() {
    LatentPosterior<T> posterior = latent().infer(observations());
    double[] z = Arrays.stream(normal(ROWS * latent().width(), 3)).map(v -> 20 * v).toArray();
    double[] m = locations(posterior);
    double[] logS = logScales(posterior);
    double[] logQ = new double[ROWS];
    double[] logP = new double[ROWS];
    for (int i = 0; i < z.length; i++) {
      logQ[i / latent().width()] += logPosterior(z[i], m[i], logS[i]);
      logP[i / latent().width()] += logStandard(z[i]);
    }
    T latents = harness().tensor(z, ROWS, latent().width());
    double[] ratios = new double[ROWS];
    Arrays.setAll(ratios, i -> logQ[i] - logP[i]);
    assertClose(values(((SampledDivergence<T>) posterior).logRatio(latents)), ratios);
    float[][] plain = rows(z, latent().width());
    assertClose(latent().describe(posterior).logProbability(plain), logQ);
    assertClose(latent().logPrior(plain), logP);
  }

  /** The way through z as well: what training at samples follows. */
  @Test
  void logRatioGradientMatchesDifferences() {
    Latent<T> latent = latent();
    assertGradientMatchesDifferences(
        x -> {
          harness().reseed(5, 4);
          LatentPosterior<T> posterior = latent.infer(x);
          return ((SampledDivergence<T>) posterior)
              .logRatio(posterior.sample(SamplingMode.RELAXED));
        },
        normal(ROWS * SIZE, 12),
        ROWS,
        SIZE);
  }

  @Test
  void drawsHaveTheirQuantiles() {
    Latent<T> latent = latent();
    LatentPosterior<T> posterior = many();
    assertQuantiles(draw(posterior, SamplingMode.RELAXED, 1), posterior);
    assertQuantiles(flat(latent.describe(posterior).sample(SamplingMode.HARD, 1)), posterior);
    assertStandard(flat(latent.samplePrior(DRAWS, 1)));
  }

  private void assertQuantiles(double[] draws, LatentPosterior<T> posterior) {
    double[] m = locations(posterior);
    double[] logS = logScales(posterior);
    double[] standard = new double[draws.length];
    Arrays.setAll(standard, i -> (draws[i] - m[i]) / Math.exp(logS[i]));
    assertStandard(standard);
  }

  /** Of each column, the share below a level's quantile is the level. */
  private void assertStandard(double[] draws) {
    int width = latent().width();
    for (int k = 0; k < width; k++) {
      for (double level : LEVELS) {
        int below = 0;
        for (int i = k; i < draws.length; i += width) {
          below += cumulative(draws[i]) < level ? 1 : 0;
        }
        assertThat((double) below / DRAWS)
            .as("share of z_%d below the quantile of %s", k, level)
            .isCloseTo(level, Offset.offset(5 * Math.sqrt(level * (1 - level) / DRAWS)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void everyModeDrawsTheSame(SamplingMode mode) {
    LatentPosterior<T> posterior = latent().infer(observations());
    assertThat(draw(posterior, mode, 2)).containsExactly(draw(posterior, SamplingMode.HARD, 2));
    Posterior plain = latent().describe(posterior);
    assertThat(plain.sample(mode, 2)).isDeepEqualTo(plain.sample(SamplingMode.HARD, 2));
  }

  @Test
  void modeIsTheLocation() {
    LatentPosterior<T> posterior = latent().infer(observations());
    assertClose(flat(latent().describe(posterior).mode()), locations(posterior));
  }

  /** Whatever the encoder says, and however far in the tails z is drawn. */
  @Test
  void staysFiniteWithAFiniteGradient() {
    Latent<T> latent = latent();
    double[] far = Arrays.stream(normal(DRAWS * SIZE, 7)).map(v -> 1e4 * v).toArray();
    LatentPosterior<T> posterior = latent.infer(harness().tensor(far, DRAWS, SIZE));
    for (double logScale : logScales(posterior)) {
      assertThat(logScale).isBetween(-20.0, 20.0);
    }
    assertFinite(draw(posterior, SamplingMode.RELAXED, 1));
    assertFinite(values(posterior.divergence().full()));
    double[] gradient =
        harness()
            .gradient(
                x -> {
                  harness().reseed(5, 1);
                  LatentPosterior<T> at = latent.infer(x);
                  T z = at.sample(SamplingMode.RELAXED);
                  return ((SampledDivergence<T>) at).logRatio(z);
                },
                harness().tensor(far, DRAWS, SIZE));
    assertFinite(gradient);
  }
}
