package org.sdlgm.eval.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sdlgm.data.Labels;
import org.sdlgm.metric.Estimate;

/** Two observations of two labels: the first is right, the second one too few and one too many. */
final class CountMeasureTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Labels TRUTH =
      Labels.ofCounts(List.of("apples", "pears"), new int[][] {{2, 0}, {1, 3}});
  private static final double[][] EXPECTED = {{1.5, 0.5}, {1, 2}};
  private static final int[][] BAGS = {{2, 0}, {2, 2}};

  private static Estimate of(CountMeasure measure) {
    return measure.of(TRUTH, EXPECTED, BAGS);
  }

  @Test
  void squaredErrorsAreMeansOverLabelsAndObservations() {
    assertThat(of(CountMeasure.EXPECTED_COUNT_MSE).mean()).isCloseTo((0.25 + 0.5) / 2, EXACT);
    assertThat(of(CountMeasure.BAG_COUNT_MSE).mean()).isCloseTo((0 + 1) / 2.0, EXACT);
  }

  @Test
  void theStandardErrorIsOverObservations() {
    Estimate bag = of(CountMeasure.BAG_COUNT_MSE);
    assertThat(bag.count()).isEqualTo(2);
    assertThat(bag.standardError()).isCloseTo(0.5, EXACT);
  }

  @Test
  void aBagIsExactIfEveryCountIs() {
    assertThat(of(CountMeasure.EXACT_BAGS).mean()).isEqualTo(0.5);
  }

  @Test
  void measuresAreFoundByName() {
    for (CountMeasure measure : CountMeasure.all()) {
      assertThat(CountMeasure.named(measure.description().name())).contains(measure);
    }
    assertThat(CountMeasure.named("Exact-Bags")).contains(CountMeasure.EXACT_BAGS);
    assertThat(CountMeasure.named("micro-f1")).isEmpty();
  }

  @Test
  void predictionsOfOtherObservationsAreRefused() {
    assertThatThrownBy(() -> CountMeasure.EXACT_BAGS.of(TRUTH, EXPECTED, new int[1][2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 predictions for 2");
  }
}
