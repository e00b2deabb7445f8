package org.sdlgm.eval.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class LogMeanExpTest {
  private static double of(double... terms) {
    LogMeanExp mean = new LogMeanExp(1);
    Arrays.stream(terms).forEach(term -> mean.add(new double[] {term}));
    return mean.values()[0];
  }

  @Test
  void isTheLogarithmOfTheMean() {
    assertThat(of(Math.log(1), Math.log(2), Math.log(6))).isCloseTo(Math.log(3), within(1e-15));
  }

  @Test
  void rowsAreApart() {
    LogMeanExp mean = new LogMeanExp(2);
    mean.add(new double[] {0, -5});
    mean.add(new double[] {0, -5});
    assertThat(mean.values()).containsExactly(0, -5);
  }

  @Test
  void termsOfZeroCount() {
    double zero = Double.NEGATIVE_INFINITY;
    assertThat(of(zero, 0, zero, zero)).isCloseTo(-Math.log(4), within(1e-15));
    assertThat(of(zero, zero)).isEqualTo(zero);
  }

  @Test
  void aBrokenTermIsNotHidden() {
    assertThat(of(0, Double.NaN, 3)).isNaN();
    assertThat(of(Double.NaN)).isNaN();
  }

  @Property(seed = "2021")
  void equalsTheDirectSumWhereThatDoesNotOverflowAndMovesWithItsTerms(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -20, max = 20) Double> list,
      @ForAll @DoubleRange(min = -1e6, max = 1e6) double shift) {
    double[] terms = list.stream().mapToDouble(Double::doubleValue).toArray();
    double direct = Math.log(Arrays.stream(terms).map(Math::exp).average().orElseThrow());
    assertThat(of(terms)).isCloseTo(direct, within(1e-12));
    double[] moved = Arrays.stream(terms).map(term -> term + shift).toArray();
    assertThat(of(moved)).isCloseTo(direct + shift, within(1e-8));
  }
}
