package org.sdlgm.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.config.OptimizerConfig.Schedule;

/** The reference itself, against numbers by hand or from tables. */
class ReferenceTest {
  private static final Offset<Double> NEAR = Offset.offset(1e-12);

  /** Abramowitz and Stegun, table 7.1. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.5, 0.5204998778",
    "1, 0.8427007929",
    "1.9, 0.9927904292",
    "2.1, 0.9970205333",
    "-1, -0.8427007929",
    "7, 1"
  })
  void errorFunction(double x, double expected) {
    assertThat(Formulas.erf(x)).isCloseTo(expected, Offset.offset(1e-10));
  }

  @Test
  void distributionsSumToOne() {
    double sum = 0;
    for (int count = 0; count <= 5; count++) {
      sum += Math.exp(Formulas.logBinomial(count, 5, 0.3));
    }
    assertThat(sum).isCloseTo(1, NEAR);
    assertThat(Math.exp(Formulas.logBinomial(2, 4, 0.5))).isCloseTo(6.0 / 16, NEAR);
    double[] log = {Math.log(0.5), Math.log(0.3), Math.log(0.2)};
    // 3! / (2! 1!) 0.5² 0.3
    assertThat(Math.exp(Formulas.logMultinomial(new int[] {2, 1, 0}, log))).isCloseTo(0.225, NEAR);
  }

  @Test
  void divergences() {
    // 0.5 log(0.5 / 0.25) + 0.5 log(0.5 / 0.75) = 0.5 log(4 / 3)
    assertThat(Formulas.bernoulliDivergence(0.5, 0.25)).isCloseTo(0.5 * Math.log(4.0 / 3), NEAR);
    double[] prior = new double[8];
    Arrays.setAll(prior, count -> Formulas.logBinomial(count, 7, 0.25));
    assertThat(Formulas.gateDivergence(0.5, prior)).isCloseTo(3.5 * Math.log(4.0 / 3), NEAR);
  }

  @Test
  void likelihoods() {
    assertThat(Formulas.logBernoulli(1, 0)).isCloseTo(-Math.log(2), NEAR);
    assertThat(Formulas.logBernoulli(0, 800)).isEqualTo(-800);
    assertThat(Formulas.logBernoulli(1, 800)).isZero();
    // N(1; 0, 1) and N(0; 0, e^7): the log variance is cut.
    assertThat(Formulas.logGaussian(1, 0, 0)).isCloseTo(-0.5 * Math.log(2 * Math.PI) - 0.5, NEAR);
    assertThat(Formulas.logGaussian(0, 0, 99)).isCloseTo(-0.5 * Math.log(2 * Math.PI) - 3.5, NEAR);
  }

  @Test
  void relaxedGateIsTheSoftmaxOfTwo() {
    double logit = 0.4;
    double noise = Math.log(0.7) - Math.log(0.3);
    double[] both = Formulas.logSoftmax(0, (logit + noise) / 0.5);
    assertThat(Formulas.relaxedGate(logit, 0.7, 0.5)).isCloseTo(Math.exp(both[1]), NEAR);
  }

  @Test
  void tensorsBroadcastAndDifferentiate() {
    ReferenceTensor x = ReferenceTensor.of(new double[] {1, 2, 3, 4}, 2, 2);
    ReferenceTensor row = ReferenceTensor.of(new double[] {10, 20}, 1, 2);
    assertThat(x.multiply(row).values()).containsExactly(10, 40, 30, 80);
    assertThat(x.matrixProduct(x).values()).containsExactly(7, 10, 15, 22);
    // d/dr Σ x r² = 2 r Σ_rows x
    assertThat(ReferenceTensor.gradient(r -> x.multiply(r).multiply(r), row))
        .containsExactly(80, 240);
    assertThat(ReferenceTensor.gradient(r -> r.stopGradient().multiply(r), row))
        .containsExactly(10, 20);
  }

  /** Two steps by hand: gradient 1, then clipped from 4 to 2. */
  @Test
  void adamByHand() {
    ReferenceAdam adam =
        new ReferenceAdam(
            new OptimizerConfig(0.1, Schedule.CONSTANT, 0, 0.5, 0.5, 1e-8, 0.1, 2, 1), 1);
    double[] parameter = {3};
    boolean[] decayed = {true};
    double norm = adam.update(List.of(parameter), List.of(new double[] {1}), decayed, 0.1);
    assertThat(norm).isEqualTo(1);
    // m = v = 1 after correction: 3 - 0.1 · 0.1 · 3 - 0.1
    assertThat(parameter[0]).isCloseTo(2.87, Offset.offset(1e-8));
    norm = adam.update(List.of(parameter), List.of(new double[] {4}), decayed, 0.1);
    assertThat(norm).isEqualTo(4);
    // m = (0.25 + 1) / 0.75, v = (0.25 + 2) / 0.75
    double expected = 2.87 * 0.99 - 0.1 * (1.25 / 0.75) / Math.sqrt(3);
    assertThat(parameter[0]).isCloseTo(expected, Offset.offset(1e-8));
  }
}
