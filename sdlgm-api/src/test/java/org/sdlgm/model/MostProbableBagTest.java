package org.sdlgm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MostProbableBagTest {
  private static final int WIDTH = 5;
  private static final int COUNT = 7;

  private static double logProbability(float[] log, float[] bag) {
    double sum = 0;
    for (int k = 0; k < bag.length; k++) {
      sum += bag[k] * (double) log[k];
      for (int i = 2; i <= bag[k]; i++) {
        sum -= Math.log(i);
      }
    }
    return sum;
  }

  /** The greatest log probability of all bags that are like this one below k. */
  private static double best(float[] log, float[] bag, int k, int left) {
    if (k == bag.length - 1) {
      bag[k] = left;
      return logProbability(log, bag);
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int times = 0; times <= left; times++) {
      bag[k] = times;
      best = Math.max(best, best(log, bag, k + 1, left - times));
    }
    return best;
  }

  @Test
  void noBagIsMoreProbable() {
    SplittableRandom random = new SplittableRandom(1);
    MostProbableBag mode = new MostProbableBag(WIDTH);
    for (int trial = 0; trial < 200; trial++) {
      float[] log = new float[WIDTH];
      for (int k = 0; k < WIDTH; k++) {
        log[k] = (float) (2 * random.nextGaussian());
      }
      float[] bag = mode.of(log, COUNT);
      assertThat(logProbability(log, bag))
          .isCloseTo(best(log, new float[WIDTH], 0, COUNT), Offset.offset(1e-9));
    }
  }

  @Test
  void tiesGoToTheSmallerFeature() {
    float[] even = new float[10];
    Arrays.fill(even, -2.3f);
    assertThat(new MostProbableBag(10).of(even, 13)).containsExactly(2, 2, 2, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void anEmptyBagHasNothing() {
    assertThat(new MostProbableBag(2).of(new float[] {-1, -1}, 0)).containsExactly(0, 0);
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatThrownBy(() -> new MostProbableBag(2).of(new float[] {-1, Float.NaN}, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
