package org.sdlgm.djl.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;

class BatchesTest {
  /** Observation i in epoch e is [i, e]. */
  private record Numbered(int count) implements Observations {
    @Override
    public int width() {
      return 2;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      destination[offset] = index;
      destination[offset + 1] = epoch;
    }
  }

  private static DataPart part(int count) {
    return new DataPart(new Numbered(count), Optional.empty());
  }

  /** Observation i has label 0 i times, and label 1 once. */
  private static DataPart labelled(int count) {
    int[][] rows = new int[count][];
    Arrays.setAll(rows, i -> new int[] {i, 1});
    return new DataPart(
        new Numbered(count), Optional.of(Labels.ofCounts(List.of("some", "one"), rows)));
  }

  private static List<Integer> indices(Batches batches, int iteration) {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      float[] values = batches.batch(manager, iteration).observations().toFloatArray();
      List<Integer> indices = new ArrayList<>();
      for (int i = 0; i < values.length; i += 2) {
        indices.add((int) values[i]);
      }
      return indices;
    }
  }

  @Test
  void anEpochSeesEachObservationOnce() {
    Batches batches = new Batches(part(12), 4, 1);
    TreeSet<Integer> seen = new TreeSet<>();
    for (int iteration = 0; iteration < 3; iteration++) {
      seen.addAll(indices(batches, iteration));
    }
    assertThat(seen).hasSize(12);
  }

  @Test
  void anyIterationsBatchCanBeMadeAgain() {
    Batches inOrder = new Batches(part(10), 4, 1);
    List<List<Integer>> all = new ArrayList<>();
    for (int iteration = 0; iteration < 6; iteration++) {
      all.add(indices(inOrder, iteration));
    }
    for (int iteration = 5; iteration >= 0; iteration--) {
      assertThat(indices(new Batches(part(10), 4, 1), iteration)).isEqualTo(all.get(iteration));
    }
    assertThat(indices(new Batches(part(10), 4, 2), 0)).isNotEqualTo(all.get(0));
  }

  @Test
  void epochsDifferAndAreTold() {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      Batches batches = new Batches(part(10), 5, 1);
      assertThat(batches.batch(manager, 1).observations().toFloatArray()[1]).isEqualTo(0);
      assertThat(batches.batch(manager, 2).observations().toFloatArray()[1]).isEqualTo(1);
    }
    Batches batches = new Batches(part(10), 10, 1);
    assertThat(indices(batches, 0)).isNotEqualTo(indices(batches, 1));
  }

  @Test
  void aBatchLargerThanTheDataGoesRound() {
    assertThat(indices(new Batches(part(3), 7, 1), 0)).hasSize(7).contains(0, 1, 2);
  }

  @Test
  void labelsStayWithTheirObservations() {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      Batches batches = new Batches(labelled(10), 4, 1);
      for (int iteration = 0; iteration < 5; iteration++) {
        Batches.Batch batch = batches.batch(manager, iteration);
        float[] observations = batch.observations().toFloatArray();
        float[] labels = batch.labels().orElseThrow().toFloatArray();
        for (int i = 0; i < 4; i++) {
          assertThat(labels[2 * i]).isEqualTo(observations[2 * i]);
          assertThat(labels[2 * i + 1]).isEqualTo(1);
        }
      }
      assertThat(new Batches(part(10), 4, 1).batch(manager, 0).labels()).isEmpty();
    }
  }

  @Test
  void meansAreTakenPerDimension() {
    float[] means = Batches.means(new Numbered(5));
    assertThat(means[0]).isCloseTo(2f, Offset.offset(1e-6f));
    assertThat(means[1]).isZero();
  }
}
