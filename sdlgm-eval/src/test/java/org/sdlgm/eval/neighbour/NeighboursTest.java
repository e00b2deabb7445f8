package org.sdlgm.eval.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class NeighboursTest {
  private static final float[][] LINE = {{0}, {1}, {3}, {10}, {11}, {13}};

  @Test
  void distancesAreSquaredAndEuclidean() {
    Distances distances = Distances.of(new float[][] {{0, 0}, {3, 4}});
    assertThat(distances.points()).isEqualTo(2);
    assertThat(distances.squared(0, 1)).isEqualTo(25);
    assertThat(distances.squared(1, 1)).isZero();
  }

  @Test
  void pointsMustBeThereAndOfOneLength() {
    assertThatThrownBy(() -> Distances.of(new float[0][])).hasMessage("there are no points");
    assertThatThrownBy(() -> Distances.of(new float[][] {{1}, {1, 2}}))
        .hasMessage("points of 1 and 2 dimensions");
  }

  @Test
  void aPointIsNotItsOwnNeighbour() {
    Distances distances = Distances.of(LINE);
    assertThat(NeighbourLabels.accuracy(distances, new int[] {0, 0, 0, 1, 1, 1}, 1).mean())
        .isEqualTo(1);
    // Each label once: nobody else has it.
    assertThat(NeighbourLabels.accuracy(distances, new int[] {0, 1, 2, 3, 4, 5}, 1).mean())
        .isZero();
  }

  @Test
  void neighboursVote() {
    Distances distances = Distances.of(LINE);
    // Of three neighbours: 0 has 1, 3 and 10, labels 0 0 1; 1 alike. 3 has 1, 0, 10. All of the
    // first half are right. 10 has 11, 13 and 3, labels 1 1 0, and so on.
    assertThat(NeighbourLabels.accuracy(distances, new int[] {0, 0, 0, 1, 1, 1}, 3).mean())
        .isEqualTo(1);
    // Of five, all others, the other half has three votes against two.
    assertThat(NeighbourLabels.accuracy(distances, new int[] {0, 0, 0, 1, 1, 1}, 5).mean())
        .isZero();
  }

  @Test
  void theNearestDecidesATie() {
    // Two neighbours of 0 are 1 (label 0) and 3 (label 1): right. Of 1: 0 and 3, right. Of 3: 1 and
    // 0, both 0, wrong. Of 10: 11 and 13, wrong. Of 11: 10 (1) is nearer than 13 (0), wrong. Of 13:
    // 11 and 10, 0 and 1, right.
    assertThat(NeighbourLabels.accuracy(Distances.of(LINE), new int[] {0, 0, 1, 1, 0, 0}, 2).mean())
        .isEqualTo(0.5, within(1e-12));
  }

  @Test
  void labelsAndNeighboursMustFit() {
    Distances distances = Distances.of(LINE);
    assertThatThrownBy(() -> NeighbourLabels.accuracy(distances, new int[5], 1))
        .hasMessage("5 labels of 6 points");
    assertThatThrownBy(() -> NeighbourLabels.accuracy(distances, new int[6], 6))
        .hasMessage("6 neighbours among 6 points");
  }
}
