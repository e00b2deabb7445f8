package org.sdlgm.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
