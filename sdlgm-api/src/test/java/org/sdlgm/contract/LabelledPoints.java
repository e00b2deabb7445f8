package org.sdlgm.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.data.Observations;
import org.sdlgm.random.Draws;

/** Points of 4 dimensions, and which of their first 3 coordinates are above 0: easily learnt. */
final class LabelledPoints {
  /** D. */
  static final int SIZE = 4;

  static final List<String> NAMES = List.of("first", "second: 2", "third");
  static final Map<String, String> COMPANIONS = Map.of("attributes.json", "{\"means\": [0]}\n");

  private LabelledPoints() {}

  /** 48 training and 16 test observations. */
  static Dataset dataset() {
    return dataset(NAMES);
  }

  /** The same points with the labels named otherwise. */
  static Dataset dataset(List<String> names) {
    return new Dataset(
        "points",
        new ObservationShape(List.of(SIZE), Values.REAL),
        part(0, 48, names),
        part(48, 16, names),
        Map.of(),
        COMPANIONS,
        false);
  }

  /** The same data without its labels. */
  static Dataset unlabelled() {
    Dataset data = dataset();
    DataPart bare = new DataPart(data.training().observations(), Optional.empty());
    return new Dataset(data.name(), data.shape(), bare, bare, Map.of());
  }

  /** The first observations. */
  static float[][] rows(int count) {
    return new Points(0, count).rows(0, count);
  }

  /** The labels of the first observations. */
  static Labels labels(int count) {
    return part(0, count, NAMES).labels().orElseThrow();
  }

  private static DataPart part(int from, int count, List<String> names) {
    Points points = new Points(from, count);
    int[][] labels = new int[count][names.size()];
    for (int i = 0; i < count; i++) {
      float[] x = points.rows(i, i + 1)[0];
      int row = i;
      Arrays.setAll(labels[row], k -> x[k] > 0 ? 1 : 0);
    }
    return new DataPart(points, Optional.of(Labels.ofCounts(names, labels)));
  }

  private record Points(int from, int count) implements Observations {
    @Override
    public int width() {
      return SIZE;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      for (int d = 0; d < SIZE; d++) {
        destination[offset + d] = (float) Draws.normal(11, (from + index) * SIZE + d);
      }
    }
  }
}
