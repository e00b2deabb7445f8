package org.sdlgm.eval.neighbour;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sdlgm.metric.Estimate;

/** What the nearest neighbours say of a point's label (Cover and Hart 1967). */
public final class NeighbourLabels {
  private NeighbourLabels() {}

  /**
   * The share of points whose label is the most frequent one among their nearest neighbours, the
   * point itself left out. Of labels that are as frequent as each other, the one that the nearest
   * point has counts; of points that are as far away, the one that comes first is nearer.
   *
   * @param distances of the points
   * @param labels one per point, at least 0
   * @param neighbours how many are asked, from 1 to points - 1
   * @return in [0, 1], with the standard error over points
   * @throws IllegalArgumentException if there are not as many labels as points, or too few points
   */
  public static Estimate accuracy(Distances distances, int[] labels, int neighbours) {
    if (labels.length != distances.points()) {
      throw new IllegalArgumentException(
          "%d labels of %d points".formatted(labels.length, distances.points()));
    }
    if (neighbours < 1 || neighbours >= labels.length) {
      throw new IllegalArgumentException(
          "%d neighbours among %d points".formatted(neighbours, labels.length));
    }
    int classes = Arrays.stream(labels).max().orElseThrow() + 1;
    return Estimate.of(
        IntStream.range(0, labels.length)
            .parallel()
            .mapToDouble(
                i -> vote(nearest(distances, i, neighbours), labels, classes) == labels[i] ? 1 : 0)
            .toArray());
  }

  /** The nearest points, the nearest first. */
  private static int[] nearest(Distances distances, int point, int count) {
    int[] nearest = new int[count];
    int found = 0;
    for (int j = 0; j < distances.points(); j++) {
      float distance = distances.squared(point, j);
      boolean full = found == count;
      if (j == point || (full && distance >= distances.squared(point, nearest[count - 1]))) {
        continue;
      }
      int place = full ? count - 1 : found++;
      while (place > 0 && distances.squared(point, nearest[place - 1]) > distance) {
        nearest[place] = nearest[place - 1];
        place--;
      }
      nearest[place] = j;
    }
    return nearest;
  }

  private static int vote(int[] nearest, int[] labels, int classes) {
    int[] votes = new int[classes];
    Arrays.stream(nearest).forEach(j -> votes[labels[j]]++);
    int most = Arrays.stream(votes).max().orElseThrow();
    return Arrays.stream(nearest)
        .map(j -> labels[j])
        .filter(label -> votes[label] == most)
        .findFirst()
        .orElseThrow();
  }
}
