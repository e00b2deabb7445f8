package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Posterior;
import org.sdlgm.reference.Formulas;

/**
 * The SDLGM latent z = Σ_j w_j f_j with K = 3 and L0 = 2, so few codes that sums over all of them
 * are the oracle.
 *
 * @param <T> the backend's tensor type
 */
public abstract class SparseLatentContract<T> extends LatentContract<T> {
  /** K. */
  protected static final int WIDTH = 3;

  /** L0. */
  protected static final int SLOTS = 2;

  /** Every z with Σ z_k ≤ L0. */
  public static float[][] codes() {
    List<float[]> codes = new ArrayList<>();
    for (int a = 0; a <= SLOTS; a++) {
      for (int b = 0; a + b <= SLOTS; b++) {
        for (int c = 0; a + b + c <= SLOTS; c++) {
          codes.add(new float[] {a, b, c});
        }
      }
    }
    return codes.toArray(float[][]::new);
  }

  private static int size(float[] code) {
    return Math.round(code[0] + code[1] + code[2]);
  }

  /** q(z|x) of each code, for one observation. */
  private double[] posteriorOf(Posterior posterior, int row, float[][] codes) {
    double[] log = new double[codes.length];
    for (int i = 0; i < codes.length; i++) {
      float[][] latents = new float[ROWS][WIDTH];
      latents[row] = codes[i];
      log[i] = posterior.logProbability(latents)[row];
    }
    return log;
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void samplesAreNonNegativeAndWithinL0(SamplingMode mode) {
    LatentPosterior<T> posterior = latent().infer(repeated(normal(SIZE, 12), 200));
    for (float[] z : rows(draw(posterior, mode, 1), WIDTH)) {
      double sum = 0;
      for (float value : z) {
        assertThat(value).isGreaterThanOrEqualTo(-1e-5f);
        sum += value;
      }
      assertThat(sum).isLessThanOrEqualTo(SLOTS + 1e-4);
    }
  }

  @Test
  void hardSamplesAreWholeCounts() {
    LatentPosterior<T> posterior = latent().infer(repeated(normal(SIZE, 12), 200));
    for (double value : draw(posterior, SamplingMode.HARD, 1)) {
      assertThat(value).isEqualTo(Math.rint(value));
    }
  }

  @Test
  void namesItsParametersAndTerms() {
    LatentPosterior<T> posterior = latent().infer(observations());
    assertShape(posterior.parameters().get("gates"), ROWS, 2);
    assertShape(posterior.parameters().get("features"), ROWS, WIDTH);
    assertThat(posterior.divergence().terms()).containsOnlyKeys("gates", "features");
  }

  @Test
  void gatedDivergenceWeightsTheFeaturesByTheGate() {
    LatentPosterior<T> posterior = latent().infer(observations());
    double[] gates = values(posterior.divergence().terms().get("gates"));
    double[] features = values(posterior.divergence().terms().get("features"));
    double[] logits = values(posterior.parameters().get("gates"));
    double[] expected = new double[ROWS];
    double[] counts = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      double gamma = Formulas.sigmoid(logits[2 * row + 1] - logits[2 * row]);
      expected[row] = gates[row] + gamma * features[row];
      counts[row] = SLOTS * gamma;
    }
    assertClose(values(posterior.divergence().gated()), expected);
    assertClose(values(posterior.expectedCount()), counts);
  }

  @Test
  void posteriorIsBinomialTimesMultinomial() {
    LatentPosterior<T> inferred = latent().infer(observations());
    Posterior posterior = latent().describe(inferred);
    double[] logFeatures = values(inferred.parameters().get("features"));
    float[][] codes = codes();
    for (int row = 0; row < ROWS; row++) {
      double gamma = Formulas.sigmoid(posterior.gateLogits()[row]);
      double[] log = posteriorOf(posterior, row, codes);
      assertThat(Formulas.logSumExp(log)).isCloseTo(0, Offset.offset(TOLERANCE));
      for (int i = 0; i < codes.length; i++) {
        int[] counts = {(int) codes[i][0], (int) codes[i][1], (int) codes[i][2]};
        double expected =
            Formulas.logBinomial(size(codes[i]), SLOTS, gamma)
                + Formulas.logMultinomial(
                    counts, Arrays.copyOfRange(logFeatures, row * WIDTH, (row + 1) * WIDTH));
        assertThat(log[i])
            .as("log q(%s)", Arrays.toString(counts))
            .isCloseTo(expected, Offset.offset(TOLERANCE));
      }
    }
  }

  @Test
  void priorIsADistributionOverTheCodesWithinL0() {
    assertThat(Formulas.logSumExp(latent().logPrior(codes()))).isCloseTo(0, Offset.offset(1e-6));
    assertThat(latent().logPrior(new float[][] {{SLOTS + 1, 0, 0}}))
        .containsExactly(Double.NEGATIVE_INFINITY);
  }

  @Test
  void priorDrawsHaveThePriorsFrequencies() {
    int count = 20_000;
    float[][] codes = codes();
    double[] log = latent().logPrior(codes);
    int[] seen = new int[codes.length];
    for (float[] draw : latent().samplePrior(count, 1)) {
      int found = 0;
      while (!Arrays.equals(codes[found], draw)) {
        found++;
      }
      seen[found]++;
    }
    for (int i = 0; i < codes.length; i++) {
      double p = Math.exp(log[i]);
      assertThat((double) seen[i] / count)
          .as("frequency of %s", Arrays.toString(codes[i]))
          .isCloseTo(p, Offset.offset(5 * Math.sqrt(p * (1 - p) / count)));
    }
  }

  /** The KL of the codes by enumeration ≤ gated ≤ full, since the slots' order does not reach x. */
  @Test
  void divergencesAreBoundsOnThatOfTheCodes() {
    Posterior posterior = latent().describe(latent().infer(observations()));
    float[][] codes = codes();
    double[] prior = latent().logPrior(codes);
    for (int row = 0; row < ROWS; row++) {
      double exact = Formulas.categoricalDivergence(posteriorOf(posterior, row, codes), prior);
      assertThat(exact)
          .isLessThanOrEqualTo(posterior.divergence().gated()[row] + TOLERANCE)
          .isGreaterThanOrEqualTo(-TOLERANCE);
    }
  }

  @Test
  void hardSamplesHaveThePosteriorsMean() {
    int rows = 5000;
    LatentPosterior<T> posterior = latent().infer(repeated(normal(SIZE, 12), rows));
    double[] gates = values(posterior.parameters().get("gates"));
    double[] logFeatures = values(posterior.parameters().get("features"));
    float[][] z = rows(draw(posterior, SamplingMode.HARD, 9), WIDTH);
    for (int k = 0; k < WIDTH; k++) {
      double p = Formulas.sigmoid(gates[1] - gates[0]) * Math.exp(logFeatures[k]);
      assertThat(Moments.of(z, k).mean())
          .as("mean of z_%d against L0 γ π_%d", k, k)
          .isCloseTo(SLOTS * p, Offset.offset(5 * Math.sqrt(SLOTS * p * (1 - p) / rows)));
    }
  }

  /** The most probable L, then the most probable bag of that many. */
  @Test
  void modeIsTheMostProbableBagOfTheMostProbableSize() {
    Posterior posterior = latent().describe(latent().infer(observations()));
    float[][] codes = codes();
    float[][] modes = posterior.mode();
    for (int row = 0; row < ROWS; row++) {
      double[] log = posteriorOf(posterior, row, codes);
      double gamma = Formulas.sigmoid(posterior.gateLogits()[row]);
      int size = size(modes[row]);
      double ofSize = Formulas.logBinomial(size, SLOTS, gamma);
      for (int count = 0; count <= SLOTS; count++) {
        assertThat(ofSize).isGreaterThanOrEqualTo(Formulas.logBinomial(count, SLOTS, gamma) - 1e-9);
      }
      double best = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < codes.length; i++) {
        best = size(codes[i]) == size ? Math.max(best, log[i]) : best;
      }
      assertThat(posterior.logProbability(modes)[row]).isCloseTo(best, Offset.offset(1e-9));
    }
  }
}
