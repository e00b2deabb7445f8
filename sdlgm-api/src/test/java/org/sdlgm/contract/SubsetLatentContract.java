package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.SampledDivergence;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.Posterior;
import org.sdlgm.reference.Formulas;

/**
 * Four bits of which at most two are 1, so few codes that sums over all of them are the oracle.
 *
 * @param <T> the backend's tensor type
 */
public abstract class SubsetLatentContract<T> extends LatentContract<T> {
  /** K. */
  protected static final int WIDTH = 4;

  /** L0. */
  protected static final int MAX_FEATURES = 2;

  /** Every z with at most L0 ones. */
  public static float[][] codes() {
    return IntStream.range(0, 1 << WIDTH)
        .filter(bits -> Integer.bitCount(bits) <= MAX_FEATURES)
        .mapToObj(
            bits -> {
              float[] code = new float[WIDTH];
              for (int k = 0; k < WIDTH; k++) {
                code[k] = bits >> k & 1;
              }
              return code;
            })
        .toArray(float[][]::new);
  }

  /** The logit of a bit under the prior, given the bits before it. */
  protected abstract double priorLogit(int k, float[] before);

  /** Whether the prior has a divergence in closed form. */
  protected abstract boolean hasClosedForm();

  private double logPriorOf(float[] code) {
    return inOrder(code, k -> Formulas.logBernoulli(code[k], priorLogit(k, code)));
  }

  private double logPosteriorOf(double[] logits, float[] code) {
    return inOrder(code, k -> Formulas.logBernoulli(code[k], logits[k]));
  }

  private static double inOrder(float[] code, IntToDoubleFunction term) {
    double log = 0;
    int used = 0;
    for (int k = 0; k < WIDTH && used < MAX_FEATURES; k++) {
      log += term.applyAsDouble(k);
      used += code[k] == 1 ? 1 : 0;
    }
    return log;
  }

  private double[] logPriors() {
    return Arrays.stream(codes()).mapToDouble(this::logPriorOf).toArray();
  }

  private double[] logPosteriors(int row) {
    double[] all = values(latent().infer(observations()).parameters().get("features"));
    double[] logits = Arrays.copyOfRange(all, row * WIDTH, (row + 1) * WIDTH);
    return Arrays.stream(codes()).mapToDouble(code -> logPosteriorOf(logits, code)).toArray();
  }

  @Test
  void knowsItsBound() {
    assertThat(latent().width()).isEqualTo(WIDTH);
    assertThat(latent().maxFeatures()).isEqualTo(MAX_FEATURES);
  }

  @Test
  void priorAndPosteriorAreOverTheCodesWithinTheBound() {
    assertThat(Formulas.logSumExp(logPriors())).isCloseTo(0, Offset.offset(1e-9));
    assertClose(latent().logPrior(codes()), logPriors());
    Posterior posterior = latent().describe(latent().infer(observations()));
    for (int row = 0; row < ROWS; row++) {
      double[] expected = logPosteriors(row);
      assertThat(Formulas.logSumExp(expected)).isCloseTo(0, Offset.offset(1e-9));
      for (int i = 0; i < expected.length; i++) {
        assertThat(posterior.logProbability(everywhere(codes()[i]))[row])
            .isCloseTo(expected[i], Offset.offset(TOLERANCE));
      }
    }
  }

  private static float[][] everywhere(float[] code) {
    float[][] latents = new float[ROWS][];
    Arrays.fill(latents, code);
    return latents;
  }

  @Test
  void whatIsBeyondTheBoundIsImpossible() {
    Posterior posterior = latent().describe(latent().infer(observations()));
    for (float[] none : new float[][] {{1, 1, 1, 0}, {0, 2, 0, 0}}) {
      assertThat(posterior.logProbability(everywhere(none))).containsOnly(Double.NEGATIVE_INFINITY);
      assertThat(latent().logPrior(everywhere(none))).containsOnly(Double.NEGATIVE_INFINITY);
    }
  }

  @Test
  void drawsAreWithinTheBoundAndHaveTheirFrequencies() {
    int count = 20_000;
    LatentPosterior<T> posterior =
        latent().infer(repeated(Arrays.copyOf(normal(ROWS * SIZE, 12), SIZE), count));
    assertFrequencies(rows(draw(posterior, SamplingMode.HARD, 1), WIDTH), logPosteriors(0));
    assertFrequencies(latent().describe(posterior).sample(SamplingMode.HARD, 1), logPosteriors(0));
    assertFrequencies(latent().samplePrior(count, 1), logPriors());
  }

  private static void assertFrequencies(float[][] draws, double[] log) {
    float[][] codes = codes();
    long seen = 0;
    for (int i = 0; i < codes.length; i++) {
      float[] code = codes[i];
      long times = Arrays.stream(draws).filter(draw -> Arrays.equals(draw, code)).count();
      double p = Math.exp(log[i]);
      assertThat((double) times / draws.length)
          .as("frequency of %s", Arrays.toString(code))
          .isCloseTo(p, Offset.offset(5 * Math.sqrt(p * (1 - p) / draws.length)));
      seen += times;
    }
    assertThat(seen).as("draws that are codes").isEqualTo(draws.length);
  }

  @Test
  void logRatioIsThatOfThePlainProbabilities() {
    LatentPosterior<T> inferred = latent().infer(observations());
    Posterior plain = latent().describe(inferred);
    for (float[] code : codes()) {
      double[] expected = plain.logProbability(everywhere(code));
      double[] prior = latent().logPrior(everywhere(code));
      Arrays.setAll(expected, i -> expected[i] - prior[i]);
      T latents = harness().tensor(flat(everywhere(code)), ROWS, WIDTH);
      assertClose(values(((SampledDivergence<T>) inferred).logRatio(latents)), expected);
    }
  }

  @Test
  void expectedCountIsTheMeanNumberOfOnes() {
    double[] counts = values(latent().infer(observations()).expectedCount());
    for (int row = 0; row < ROWS; row++) {
      double[] log = logPosteriors(row);
      double expected = 0;
      for (int i = 0; i < log.length; i++) {
        for (float bit : codes()[i]) {
          expected += Math.exp(log[i]) * bit;
        }
      }
      assertThat(counts[row]).isCloseTo(expected, Offset.offset(TOLERANCE));
    }
  }

  @Test
  void storedCodeIsWithinTheBound() {
    T observations = harness().tensor(normal(500 * SIZE, 5), 500, SIZE);
    for (float[] code : latent().describe(latent().infer(observations)).mode()) {
      assertThat(Arrays.asList(codes())).anyMatch(known -> Arrays.equals(known, code));
    }
  }

  /** An estimate from samples has no gradient, so that nothing must train by it. */
  @Override
  @Test
  void divergenceGradientMatchesDifferences() {
    if (hasClosedForm()) {
      super.divergenceGradientMatchesDifferences();
    } else {
      T observations = observations();
      assertThatThrownBy(
              () -> harness().gradient(x -> latent().infer(x).divergence().full(), observations))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("training.featureDivergence=sampled");
    }
  }

  /** In closed form at least the codes' divergence; over many rows, an estimate is that itself. */
  @Override
  @Test
  void gatedDivergenceCoversThatOfTheHardLatents() {
    double[] posterior = logPosteriors(0);
    double exact = Formulas.categoricalDivergence(posterior, logPriors());
    int rows = 3000;
    T x = repeated(Arrays.copyOf(normal(ROWS * SIZE, 12), SIZE), rows);
    double[] divergence = latent().describe(latent().infer(x)).divergence().gated();
    if (hasClosedForm()) {
      assertThat(divergence[0]).isGreaterThanOrEqualTo(exact - TOLERANCE);
    } else {
      Moments moments = Moments.of(column(divergence), 0);
      assertThat(moments.mean())
          .isCloseTo(exact, Offset.offset(5 * Math.sqrt(moments.variance() / rows) + TOLERANCE));
    }
  }

  private static float[][] column(double[] values) {
    float[][] rows = new float[values.length][1];
    Arrays.setAll(rows, i -> new float[] {(float) values[i]});
    return rows;
  }

  /** The terms of an estimate may be negative. */
  @Override
  @Test
  void divergenceIsTheSumOfItsTermsAndTheGatedOneIsNoMore() {
    if (hasClosedForm()) {
      super.divergenceIsTheSumOfItsTermsAndTheGatedOneIsNoMore();
    } else {
      var divergence = latent().infer(observations()).divergence();
      assertThat(divergence.terms()).containsOnlyKeys("features");
      assertClose(values(divergence.gated()), values(divergence.full()));
    }
  }
}
