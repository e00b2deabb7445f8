package org.sdlgm.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DrawsTest {
  @Test
  void aKeysSequenceIsThatOfThePlatformsSplitMix64() {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 100; i++) {
      assertThat(Draws.bits(42, i)).isEqualTo(random.nextLong());
    }
  }

  @Test
  void uniformNumbersHaveTheRightMeanAndVariance() {
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double u = Draws.uniform(7, i);
      assertThat(u).isBetween(0.0, Math.nextDown(1.0));
      sum += u;
      squares += u * u;
    }
    // Five standard errors: sd(u) = sqrt(1/12), sd(u^2) = sqrt(4/45).
    assertThat(sum / n).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / n)));
    assertThat(squares / n).isCloseTo(1.0 / 3, within(5 * Math.sqrt(4.0 / 45 / n)));
  }

  @Test
  void keysOfNeighbouringBranchesDifferAndAreNotCorrelated() {
    Set<Long> keys = new HashSet<>();
    int n = 20_000;
    double product = 0;
    for (int i = 0; i < n; i++) {
      keys.add(Draws.key(1, i));
      product +=
          (Draws.uniform(Draws.key(1, i), 0) - 0.5) * (Draws.uniform(Draws.key(1, i + 1), 0) - 0.5);
    }
    assertThat(keys).hasSize(n);
    // Products of independent centred uniforms have the standard deviation 1/12.
    assertThat(product / n).isCloseTo(0, within(5.0 / 12 / Math.sqrt(n)));
  }

  @Test
  void normalNumbersHaveTheirMomentsAndTail() {
    int n = 100_000;
    double sum = 0;
    double squares = 0;
    int beyond = 0;
    for (int i = 0; i < n; i++) {
      double x = Draws.normal(3, i);
      sum += x;
      squares += x * x;
      beyond += Math.abs(x) > 1.959964 ? 1 : 0;
    }
    // The variance of a square is 2; five of a hundred lie beyond 1.96.
    assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(squares / n).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
    assertThat(beyond / (double) n).isCloseTo(0.05, within(5 * Math.sqrt(0.05 * 0.95 / n)));
  }

  @Test
  void anOrderHasEachNumberOnceAndEveryOrderIsAsLikely() {
    int[] counts = new int[6];
    for (int i = 0; i < 6000; i++) {
      int[] order = Draws.order(3, Draws.generator(Draws.key(5, i)));
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2);
      counts[2 * order[0] + (order[1] > order[2] ? 1 : 0)]++;
    }
    // The standard deviation of a count is sqrt(6000 / 6 * 5 / 6), about 29.
    assertThat(Arrays.stream(counts).map(count -> Math.abs(count - 1000)).max().orElseThrow())
        .isLessThan(145);
  }

  @Test
  void anIndexIsTheFirstAboveTheUniformNumber() {
    double[] cumulative = Draws.cumulative(new double[] {Math.log(1), Math.log(3), -1e9});

    assertThat(cumulative).containsExactly(new double[] {0.25, 1, 1}, within(1e-15));
    assertThat(Draws.index(cumulative, 0)).isZero();
    assertThat(Draws.index(cumulative, 0.2499)).isZero();
    assertThat(Draws.index(cumulative, 0.25)).isEqualTo(1);
    assertThat(Draws.index(cumulative, Math.nextDown(1.0))).isEqualTo(1);
  }

  @Test
  void rowsAreAFunctionOfTheSeed() {
    Draws.RowDraw draw = (row, random) -> new float[] {row, random.nextInt()};

    assertThat(Draws.rows(3, 1, draw)).isDeepEqualTo(Draws.rows(3, 1, draw));
    assertThat(Draws.rows(2, 1, draw)[1][1]).isNotEqualTo(Draws.rows(2, 2, draw)[1][1]);
    assertThat(Draws.rows(2, 1, draw)).isDeepEqualTo(Arrays.copyOf(Draws.rows(3, 1, draw), 2));
  }
}
