package org.sdlgm.experiment.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void hasTheMedianAndATenthOnEitherSide() {
    double[] unsorted = {10, 0, 9, 1, 8, 2, 7, 3, 6, 4, 5};
    assertThat(Spread.of(unsorted)).isEqualTo(new Spread(5, 1, 9));
    assertThat(unsorted[0]).isEqualTo(10);
  }

  @Test
  void liesBetweenTwoNumbersWhereItMust() {
    assertThat(Spread.of(new double[] {4, 2})).isEqualTo(new Spread(3, 2.2, 3.8));
    assertThat(Spread.of(new double[] {7})).isEqualTo(new Spread(7, 7, 7));
  }
}
