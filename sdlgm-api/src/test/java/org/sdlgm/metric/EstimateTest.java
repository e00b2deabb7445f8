package org.sdlgm.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EstimateTest {
  @Test
  void isTheMeanWithItsStandardError() {
    Estimate estimate = Estimate.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});
    assertThat(estimate.mean()).isEqualTo(5);
    // Sample variance 32 / 7.
    assertThat(estimate.standardError()).isCloseTo(Math.sqrt(32.0 / 7 / 8), Offset.offset(1e-12));
    assertThat(estimate.count()).isEqualTo(8);
  }

  @Test
  void oneValueHasNoError() {
    assertThat(Estimate.of(new double[] {3})).isEqualTo(new Estimate(3, 0, 1));
    assertThat(Estimate.exact(0.5, 10)).isEqualTo(new Estimate(0.5, 0, 10));
  }

  @Test
  void whatIsImpossibleCostsWithoutEnd() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(Estimate.of(new double[] {1, infinite, 2})).isEqualTo(new Estimate(infinite, 0, 3));
  }

  @Test
  void aLargeOffsetLosesNoDigits() {
    Estimate estimate = Estimate.of(new double[] {1e9 + 1, 1e9 + 2, 1e9 + 3});
    assertThat(estimate.standardError()).isCloseTo(1 / Math.sqrt(3), Offset.offset(1e-9));
  }
}
