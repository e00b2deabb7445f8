package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.component.AmortizedPosterior;
import org.sdlgm.component.BinaryPosterior;
import org.sdlgm.component.FactorizedPosterior;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.MeanPosterior;
import org.sdlgm.component.VariableSampler;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.Posterior;
import org.sdlgm.reference.Formulas;

/**
 * What any {@link Latent} does.
 *
 * @param <T> the backend's tensor type
 */
public abstract class LatentContract<T> extends ComponentContract<T> {
  /** D. */
  protected static final int SIZE = 4;

  /** B. */
  protected static final int ROWS = 3;

  /** Makes the latent under test, for observations of {@link #SIZE}; the same at each call. */
  protected abstract Latent<T> latent();

  /** Three observations. */
  final T observations() {
    return harness().tensor(normal(ROWS * SIZE, 12), ROWS, SIZE);
  }

  final double[] draw(LatentPosterior<T> posterior, SamplingMode mode, long step) {
    harness().reseed(5, step);
    return values(posterior.sample(mode));
  }

  static double[] flat(float[][] rows) {
    double[] values = new double[rows.length * rows[0].length];
    Arrays.setAll(values, i -> rows[i / rows[0].length][i % rows[0].length]);
    return values;
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void samplesAreOneLatentPerObservation(SamplingMode mode) {
    Latent<T> latent = latent();
    harness().reseed(5, 1);
    T sample = latent.infer(observations()).sample(mode);
    assertShape(sample, ROWS, latent.width());
    assertFinite(values(sample));
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void samplesAreAFunctionOfSeedAndStep(SamplingMode mode) {
    Latent<T> latent = latent();
    LatentPosterior<T> posterior = latent.infer(harness().tensor(normal(50 * SIZE, 12), 50, SIZE));
    double[] draw = draw(posterior, mode, 1);
    assertThat(draw(posterior, mode, 1)).containsExactly(draw);
    assertThat(draw(posterior, mode, 2)).isNotEqualTo(draw);
  }

  @Test
  void straightThroughIsHardForward() {
    LatentPosterior<T> posterior = latent().infer(observations());
    assertClose(
        draw(posterior, SamplingMode.STRAIGHT_THROUGH, 3),
        1e-5,
        draw(posterior, SamplingMode.HARD, 3));
  }

  @Test
  void divergenceIsTheSumOfItsTermsAndTheGatedOneIsNoMore() {
    Divergence<T> divergence = latent().infer(observations()).divergence();
    double[] full = values(divergence.full());
    double[] gated = values(divergence.gated());
    double[] sum = new double[ROWS];
    for (T term : divergence.terms().values()) {
      assertShape(term, ROWS);
      double[] values = values(term);
      for (int row = 0; row < ROWS; row++) {
        assertThat(values[row]).isGreaterThanOrEqualTo(-1e-5);
        sum[row] += values[row];
      }
    }
    assertClose(full, sum);
    for (int row = 0; row < ROWS; row++) {
      assertThat(gated[row]).isBetween(-1e-5, full[row] + 1e-5);
    }
  }

  @Test
  void divergenceGradientMatchesDifferences() {
    Latent<T> latent = latent();
    assertGradientMatchesDifferences(
        x -> latent.infer(x).divergence().gated(), normal(ROWS * SIZE, 12), ROWS, SIZE);
  }

  @Test
  void decoderInputIsOfTheLatentsShapeWithItsGradient() {
    Latent<T> latent = latent();
    int size = ROWS * latent.width();
    T latents = harness().tensor(normal(size, 12), ROWS, latent.width());
    assertThat(harness().shape(latent.decoderInput(latents))).containsExactly(ROWS, latent.width());
    double[] weights = normal(size, 8);
    assertGradientMatchesDifferences(
        z -> harness().weighted(latent.decoderInput(z), weights),
        normal(size, 12),
        ROWS,
        latent.width());
  }

  @Test
  void relaxedSampleGradientMatchesDifferences() {
    Latent<T> latent = latent();
    double[] weights = normal(ROWS * latent.width(), 8);
    assertGradientMatchesDifferences(
        x -> {
          harness().reseed(5, 4);
          return harness().weighted(latent.infer(x).sample(SamplingMode.RELAXED), weights);
        },
        normal(ROWS * SIZE, 12),
        ROWS,
        SIZE);
  }

  @Test
  void logProbabilityHasTheGradientOfTheExactOne() {
    Latent<T> latent = latent();
    T x = observations();
    double[] sample = draw(latent.infer(x), SamplingMode.HARD, 6);
    T fixed = harness().tensor(sample, ROWS, latent.width());
    double[] gradient = harness().gradient(at -> latent.infer(at).logProbability(fixed), x);
    double[] expected = new double[gradient.length];
    for (int i = 0; i < expected.length; i++) {
      // Richardson's extrapolation: a narrow posterior bends too much for one central difference.
      double wide = slope(latent, sample, i, 6e-3);
      expected[i] = (4 * slope(latent, sample, i, 3e-3) - wide) / 3;
    }
    assertClose(gradient, 5e-3, expected);
  }

  private double slope(Latent<T> latent, double[] sample, int index, double step) {
    double above = exact(latent, sample, index, step);
    return (above - exact(latent, sample, index, -step)) / (2 * step);
  }

  /** Σ log q(z|x) with one number of x shifted. */
  private double exact(Latent<T> latent, double[] sample, int index, double shift) {
    double[] x = normal(ROWS * SIZE, 12);
    x[index] += shift;
    Posterior posterior = latent.describe(latent.infer(harness().tensor(x, ROWS, SIZE)));
    return Arrays.stream(posterior.logProbability(rows(sample, latent.width()))).sum();
  }

  static float[][] rows(double[] values, int width) {
    float[][] rows = new float[values.length / width][width];
    for (int i = 0; i < values.length; i++) {
      rows[i / width][i % width] = (float) values[i];
    }
    return rows;
  }

  @Test
  void describesItselfInPlainArrays() {
    Latent<T> latent = latent();
    LatentPosterior<T> posterior = latent.infer(observations());
    Posterior plain = latent.describe(posterior);
    assertThat(plain.count()).isEqualTo(ROWS);
    assertThat(plain.width()).isEqualTo(latent.width());
    assertClose(plain.expectedCount(), values(posterior.expectedCount()));
    Divergence<double[]> divergence = plain.divergence();
    assertClose(divergence.full(), values(posterior.divergence().full()));
    assertClose(divergence.gated(), values(posterior.divergence().gated()));
    for (Map.Entry<String, T> term : posterior.divergence().terms().entrySet()) {
      assertClose(divergence.terms().get(term.getKey()), values(term.getValue()));
    }
  }

  @ParameterizedTest
  @EnumSource(SamplingMode.class)
  void plainSamplesAreAFunctionOfTheSeed(SamplingMode mode) {
    Latent<T> latent = latent();
    Posterior plain =
        latent.describe(latent.infer(harness().tensor(normal(50 * SIZE, 12), 50, SIZE)));
    float[][] draw = plain.sample(mode, 3);
    assertThat(draw).hasDimensions(50, latent.width());
    assertThat(plain.sample(mode, 3)).isDeepEqualTo(draw);
    assertThat(Arrays.deepEquals(plain.sample(mode, 4), draw)).isFalse();
  }

  @Test
  void plainSamplesHaveTheMeanOfTheTensorsSamples() {
    Latent<T> latent = latent();
    int rows = 3000;
    T x = repeated(normal(SIZE, 12), rows);
    LatentPosterior<T> posterior = latent.infer(x);
    float[][] plain = latent.describe(posterior).sample(SamplingMode.HARD, 1);
    float[][] tensors = rows(draw(posterior, SamplingMode.HARD, 1), latent.width());
    for (int k = 0; k < latent.width(); k++) {
      Moments a = Moments.of(plain, k);
      Moments b = Moments.of(tensors, k);
      double standardError = Math.sqrt((a.variance + b.variance) / rows);
      assertThat(a.mean)
          .as("mean of z_%d", k)
          .isCloseTo(b.mean, Offset.offset(5 * standardError + 1e-9));
    }
  }

  /** Of one column. */
  record Moments(double mean, double variance) {
    static Moments of(float[][] rows, int column) {
      double mean = 0;
      for (float[] row : rows) {
        mean += (double) row[column] / rows.length;
      }
      double variance = 0;
      for (float[] row : rows) {
        variance += (row[column] - mean) * (row[column] - mean) / (rows.length - 1);
      }
      return new Moments(mean, variance);
    }
  }

  @Test
  void priorDrawsAreAFunctionOfTheSeedAndPossible() {
    Latent<T> latent = latent();
    float[][] draws = latent.samplePrior(200, 1);
    assertThat(draws).hasDimensions(200, latent.width());
    assertThat(latent.samplePrior(200, 1)).isDeepEqualTo(draws);
    assertThat(Arrays.deepEquals(latent.samplePrior(200, 2), draws)).isFalse();
    assertFinite(latent.logPrior(draws));
  }

  /** Monte Carlo: E_q[log q(z|x) - log p(z)] is at most the divergence that is charged for it. */
  @Test
  void gatedDivergenceCoversThatOfTheHardLatents() {
    Latent<T> latent = latent();
    int rows = 3000;
    Posterior posterior = latent.describe(latent.infer(repeated(normal(SIZE, 12), rows)));
    float[][] latents = posterior.sample(SamplingMode.HARD, 2);
    double[] logQ = posterior.logProbability(latents);
    double[] logP = latent.logPrior(latents);
    float[][] ratio = new float[rows][1];
    Arrays.setAll(ratio, i -> new float[] {(float) (logQ[i] - logP[i])});
    Moments moments = Moments.of(ratio, 0);
    double standardError = Math.sqrt(moments.variance / rows);
    assertThat(moments.mean)
        .isLessThanOrEqualTo(posterior.divergence().gated()[0] + 5 * standardError + TOLERANCE);
    assertThat(moments.mean).isGreaterThanOrEqualTo(-5 * standardError);
  }

  @Test
  void knowsTheMeanOfItsHardSamples() {
    Latent<T> latent = latent();
    int rows = 3000;
    LatentPosterior<T> posterior = latent.infer(repeated(normal(SIZE, 12), rows));
    assumeTrue(posterior instanceof MeanPosterior, "a latent without a mean in closed form");
    float[][] means = rows(values(((MeanPosterior<T>) posterior).mean()), latent.width());
    float[][] samples = rows(draw(posterior, SamplingMode.HARD, 3), latent.width());
    for (int k = 0; k < latent.width(); k++) {
      Moments moments = Moments.of(samples, k);
      assertThat(moments.mean)
          .as("mean of z_%d", k)
          .isCloseTo(
              means[0][k], Offset.offset(5 * Math.sqrt(moments.variance / rows) + TOLERANCE));
    }
  }

  @Test
  void meanGradientMatchesDifferences() {
    Latent<T> latent = latent();
    assumeTrue(
        latent.infer(observations()) instanceof MeanPosterior,
        "a latent without a mean in closed form");
    double[] weights = normal(ROWS * latent.width(), 8);
    assertGradientMatchesDifferences(
        x -> harness().weighted(((MeanPosterior<T>) latent.infer(x)).mean(), weights),
        normal(ROWS * SIZE, 12),
        ROWS,
        SIZE);
  }

  /** z is linear in each of its independent variables: their means give its mean. */
  @Test
  void isPutTogetherFromIndependentVariables() {
    LatentPosterior<T> posterior = latent().infer(observations());
    assumeTrue(
        posterior instanceof FactorizedPosterior && posterior instanceof MeanPosterior,
        "a latent that is not made of independent variables");
    T z = ((FactorizedPosterior<T>) posterior).sample(new MeanSampler<>(harness()));
    assertClose(values(z), values(((MeanPosterior<T>) posterior).mean()));
  }

  /** "Draws" each variable's mean. */
  private record MeanSampler<T>(TensorHarness<T> harness) implements VariableSampler<T> {
    @Override
    public T binary(T logits) {
      return mapped(logits, Formulas::sigmoid);
    }

    @Override
    public T categorical(T logProbabilities) {
      return mapped(logProbabilities, Math::exp);
    }

    private T mapped(T tensor, DoubleUnaryOperator function) {
      double[] values = Arrays.stream(harness.values(tensor)).map(function).toArray();
      return harness.tensor(values, harness.shape(tensor));
    }
  }

  @Test
  void knowsTheLogitsOfItsBits() {
    LatentPosterior<T> posterior = latent().infer(observations());
    assumeTrue(
        posterior instanceof BinaryPosterior && posterior instanceof MeanPosterior,
        "a latent that is not of independent bits");
    double[] logits = values(((BinaryPosterior<T>) posterior).logits());
    assertClose(
        Arrays.stream(logits).map(Formulas::sigmoid).toArray(),
        values(((MeanPosterior<T>) posterior).mean()));
  }

  @Test
  void knowsTheObservationsItWasInferredFrom() {
    LatentPosterior<T> posterior = latent().infer(observations());
    assumeTrue(posterior instanceof AmortizedPosterior, "a latent that forgets its observations");
    assertThat(values(((AmortizedPosterior<T>) posterior).observations()))
        .containsExactly(values(observations()));
  }
}
