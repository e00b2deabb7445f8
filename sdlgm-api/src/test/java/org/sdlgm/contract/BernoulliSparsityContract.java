package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.reference.Formulas;

/**
 * Gates with a Bernoulli(ρ) prior, relaxed by the binary Concrete distribution ([SDLGM] eq. 9, 13).
 *
 * @param <T> the backend's tensor type
 */
public abstract class BernoulliSparsityContract<T> extends SparsityComponentContract<T> {
  @Test
  void countPriorIsBinomial() {
    double[] prior = component(new GateSetting(3, 40, 0.2, 0.7)).logCountPrior();
    for (int count = 0; count <= 40; count++) {
      assertThat(prior[count]).isCloseTo(Formulas.logBinomial(count, 40, 0.2), Offset.offset(1e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 0.5, 0.9})
  void divergenceIsZeroAtThePrior(double rate) {
    SparsityComponent<T> component = component(new GateSetting(3, 40, rate, 0.7));
    T prior = matrix(new double[][] {{Math.log(1 - rate), Math.log(rate)}});
    // Single precision of a library's softmax, 40 times.
    assertClose(values(component.divergence(prior)), 40 * 1e-5, new double[] {0});
  }

  @Test
  void divergenceIsThePapersEquation13() {
    SparsityComponent<T> component = component(new GateSetting(3, 40, 0.2, 0.7));
    T logits = matrix(new double[][] {{0, 0}, {1, -2}, {-1, 3}});
    assertClose(
        values(component.divergence(logits)),
        40 * Formulas.bernoulliDivergence(0.5, 0.2),
        40 * Formulas.bernoulliDivergence(Formulas.sigmoid(-3), 0.2),
        40 * Formulas.bernoulliDivergence(Formulas.sigmoid(4), 0.2));
  }

  /**
   * The noise does not depend on the logits or the temperature. A soft sample gives it away, and so
   * what every other sample must be.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.4, 1, 5})
  void relaxedSamplesAreTheReferenceAtTheSameNoise(double temperature) {
    int rows = 3;
    int slots = 6;
    double soft = 4;
    double[] uniforms =
        Arrays.stream(
                draw(
                    component(new GateSetting(3, slots, 0.3, soft)),
                    repeated(new double[] {0, 0}, rows),
                    SamplingMode.RELAXED,
                    2))
            .map(gate -> Formulas.sigmoid(soft * (Math.log(gate) - Math.log1p(-gate))))
            .toArray();
    double[][] logits = {{0.2, -0.4}, {-0.5, 0.8}, {1, 1}};
    double[] expected = new double[rows * slots];
    for (int i = 0; i < expected.length; i++) {
      double[] row = logits[i / slots];
      expected[i] = Formulas.relaxedGate(row[1] - row[0], uniforms[i], temperature);
    }
    SparsityComponent<T> component = component(new GateSetting(3, slots, 0.3, temperature));
    assertClose(draw(component, matrix(logits), SamplingMode.RELAXED, 2), expected);
    double[] vertices = Arrays.stream(expected).map(Math::rint).toArray();
    assertClose(draw(component, matrix(logits), SamplingMode.STRAIGHT_THROUGH, 2), vertices);
  }

  /** E[w] of the relaxation by quadrature over the uniform. */
  @Test
  void relaxedMeanIsThatOfTheConcreteDistribution() {
    int rows = 5000;
    double logit = -0.8;
    double temperature = 0.7;
    SparsityComponent<T> component = component(new GateSetting(3, 4, 0.3, temperature));
    double[] gates =
        draw(component, repeated(new double[] {0, logit}, rows), SamplingMode.RELAXED, 4);
    int points = 100_000;
    double mean = 0;
    double square = 0;
    for (int i = 0; i < points; i++) {
      double gate = Formulas.relaxedGate(logit, (i + 0.5) / points, temperature);
      mean += gate / points;
      square += gate * gate / points;
    }
    double standardError = Math.sqrt((square - mean * mean) / gates.length);
    assertThat(Arrays.stream(gates).average().orElseThrow())
        .isCloseTo(mean, Offset.offset(5 * standardError));
  }
}
