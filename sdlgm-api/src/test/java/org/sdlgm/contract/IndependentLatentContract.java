package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Posterior;
import org.sdlgm.reference.Formulas;

/**
 * A latent of independent variables, so few that sums over all codes are the oracle; every variable
 * reaches x, so the divergence is exactly that of the codes.
 *
 * @param <T> the backend's tensor type
 */
public abstract class IndependentLatentContract<T> extends LatentContract<T> {
  /** Every hard z. */
  protected abstract float[][] allCodes();

  /**
   * log q(z|x) by definition.
   *
   * @param features the posterior's parameters {@code features} of one observation, K values
   * @param code z
   */
  protected abstract double logCode(double[] features, float[] code);

  /** log p(z) by definition. */
  protected abstract double logPriorOf(float[] code);

  private double[] featuresOf(int row) {
    LatentPosterior<T> posterior = latent().infer(observations());
    double[] all = values(posterior.parameters().get("features"));
    int width = latent().width();
    return Arrays.copyOfRange(all, row * width, (row + 1) * width);
  }

  /** log q(z|x) of every code, for one observation, as the posterior in plain arrays has it. */
  private double[] logPosterior(Posterior posterior, int row) {
    return Arrays.stream(allCodes())
        .mapToDouble(
            code -> {
              float[][] latents = new float[ROWS][];
              Arrays.fill(latents, code);
              return posterior.logProbability(latents)[row];
            })
        .toArray();
  }

  private double[] expectedLogPosterior(int row) {
    double[] features = featuresOf(row);
    return Arrays.stream(allCodes()).mapToDouble(code -> logCode(features, code)).toArray();
  }

  @Test
  void posteriorIsTheProductOverItsVariables() {
    Posterior posterior = latent().describe(latent().infer(observations()));
    for (int row = 0; row < ROWS; row++) {
      double[] log = logPosterior(posterior, row);
      assertThat(Formulas.logSumExp(log)).isCloseTo(0, Offset.offset(TOLERANCE));
      assertClose(log, expectedLogPosterior(row));
    }
  }

  @Test
  void whatIsNoCodeIsImpossible() {
    float[][] none = new float[ROWS][latent().width()];
    for (float[] row : none) {
      Arrays.fill(row, 2);
    }
    Posterior posterior = latent().describe(latent().infer(observations()));
    assertThat(posterior.logProbability(none)).containsOnly(Double.NEGATIVE_INFINITY);
    assertThat(latent().logPrior(none)).containsOnly(Double.NEGATIVE_INFINITY);
  }

  @Test
  void priorIsTheProductOverItsVariables() {
    double[] log = latent().logPrior(allCodes());
    assertThat(Formulas.logSumExp(log)).isCloseTo(0, Offset.offset(1e-6));
    assertClose(log, Arrays.stream(allCodes()).mapToDouble(this::logPriorOf).toArray());
  }

  @Test
  void divergenceIsThatOfTheCodesAndNothingIsGated() {
    LatentPosterior<T> inferred = latent().infer(observations());
    double[] prior = Arrays.stream(allCodes()).mapToDouble(this::logPriorOf).toArray();
    double[] expected =
        IntStream.range(0, ROWS)
            .mapToDouble(row -> Formulas.categoricalDivergence(expectedLogPosterior(row), prior))
            .toArray();
    assertThat(inferred.divergence().terms()).containsOnlyKeys("features");
    assertClose(values(inferred.divergence().full()), expected);
    assertClose(values(inferred.divergence().gated()), expected);
    assertClose(latent().describe(inferred).divergence().gated(), expected);
    assertThat(latent().describe(inferred).gateLogits()).isEmpty();
  }

  @Test
  void modeIsTheMostProbableCode() {
    Posterior posterior = latent().describe(latent().infer(observations()));
    double[] ofModes = posterior.logProbability(posterior.mode());
    for (int row = 0; row < ROWS; row++) {
      double best = Arrays.stream(logPosterior(posterior, row)).max().orElseThrow();
      assertThat(ofModes[row]).isCloseTo(best, Offset.offset(1e-9));
    }
  }

  @Test
  void expectedCountIsTheMeanNumberOfOnes() {
    double[] counts = values(latent().infer(observations()).expectedCount());
    for (int row = 0; row < ROWS; row++) {
      double[] log = expectedLogPosterior(row);
      double expected = 0;
      for (int i = 0; i < log.length; i++) {
        expected += Math.exp(log[i]) * ones(allCodes()[i]);
      }
      assertThat(counts[row]).isCloseTo(expected, Offset.offset(TOLERANCE));
    }
  }

  private static int ones(float[] code) {
    int count = 0;
    for (float value : code) {
      count += value == 1 ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void samplesAreWithinTheUnitIntervalAndHardOnesAreCodes(SamplingMode mode) {
    LatentPosterior<T> posterior = latent().infer(repeated(normal(SIZE, 12), 200));
    float[][] codes = allCodes();
    for (float[] z : rows(draw(posterior, mode, 1), latent().width())) {
      for (float value : z) {
        assertThat(value).isBetween(-1e-5f, 1 + 1e-5f);
      }
      if (mode == SamplingMode.HARD) {
        assertThat(Arrays.asList(codes)).anyMatch(code -> Arrays.equals(code, z));
      }
    }
  }

  @Test
  void drawsHaveTheirFrequencies() {
    int count = 20_000;
    double[] prior = Arrays.stream(allCodes()).mapToDouble(this::logPriorOf).toArray();
    assertFrequencies(latent().samplePrior(count, 1), prior);
    double[][] copies = new double[count][];
    Arrays.fill(copies, Arrays.copyOf(normal(ROWS * SIZE, 12), SIZE));
    Posterior posterior = latent().describe(latent().infer(matrix(copies)));
    assertFrequencies(posterior.sample(SamplingMode.HARD, 1), expectedLogPosterior(0));
  }

  private void assertFrequencies(float[][] draws, double[] log) {
    float[][] codes = allCodes();
    for (int i = 0; i < codes.length; i++) {
      float[] code = codes[i];
      long seen = Arrays.stream(draws).filter(draw -> Arrays.equals(draw, code)).count();
      double p = Math.exp(log[i]);
      assertThat((double) seen / draws.length)
          .as("frequency of %s", Arrays.toString(code))
          .isCloseTo(p, Offset.offset(5 * Math.sqrt(p * (1 - p) / draws.length)));
    }
  }
}
