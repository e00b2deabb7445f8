package org.sdlgm.eval.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sdlgm.random.Draws;

final class TSneTest {
  private static final int PER_CLUSTER = 20;
  private static final TSne.Options OPTIONS = new TSne.Options(5, 500, 1);

  /** Three clusters in ten dimensions, ten standard deviations apart. */
  private static float[][] clusters() {
    float[][] points = new float[3 * PER_CLUSTER][10];
    for (int i = 0; i < points.length; i++) {
      for (int d = 0; d < 10; d++) {
        points[i][d] = (float) Draws.normal(Draws.key(7, i), d) + (d == i % 3 ? 10 : 0);
      }
    }
    return points;
  }

  private static float[][] floats(double[][] map) {
    return Arrays.stream(map)
        .map(p -> new float[] {(float) p[0], (float) p[1]})
        .toArray(float[][]::new);
  }

  @Test
  void clustersStayApart() {
    double[][] map = TSne.map(Distances.of(clusters()), OPTIONS);
    int[] labels = IntStream.range(0, map.length).map(i -> i % 3).toArray();
    assertThat(NeighbourLabels.accuracy(Distances.of(floats(map)), labels, 10).mean()).isEqualTo(1);
  }

  @Test
  void theMapIsCentredAndTheSameEachTime() {
    Distances distances = Distances.of(clusters());
    double[][] map = TSne.map(distances, OPTIONS);
    assertThat(Arrays.stream(map).mapToDouble(p -> p[0]).sum()).isEqualTo(0, within(1e-6));
    assertThat(Arrays.stream(map).mapToDouble(p -> p[1]).sum()).isEqualTo(0, within(1e-6));
    assertThat(TSne.map(distances, OPTIONS)).isDeepEqualTo(map);
  }

  @Test
  void aNeighbourhoodHasThePerplexity() {
    Distances distances = Distances.of(clusters());
    for (double perplexity : new double[] {2, 5, 15}) {
      float[] probabilities = TSne.neighbours(distances, 3, perplexity);
      double entropy = 0;
      for (float p : probabilities) {
        entropy -= p > 0 ? p * Math.log(p) : 0;
      }
      assertThat(Math.exp(entropy)).isEqualTo(perplexity, within(1e-4));
      assertThat(probabilities[3]).isZero();
    }
  }

  @Test
  void equalPointsDoNoHarm() {
    double[][] map = TSne.map(Distances.of(new float[20][3]), OPTIONS);
    assertThat(Arrays.stream(map).flatMapToDouble(Arrays::stream)).allMatch(Double::isFinite);
  }

  @Test
  void fewPointsAreRefused() {
    assertThatThrownBy(() -> TSne.map(Distances.of(new float[15][1]), OPTIONS))
        .hasMessage("15 points are too few for a perplexity of 5.0");
    assertThatThrownBy(() -> new TSne.Options(0.5, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TSne.Options(5, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
