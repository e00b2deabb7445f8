package org.sdlgm.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sdlgm.data.ObservationShape.Values;

class LabelsTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  @Test
  void bagsCountLabels() {
    Labels labels = Labels.of(NAMES, new byte[] {0, 2, 1, 0, 0, 0});
    assertThat(labels.rows()).isEqualTo(2);
    assertThat(labels.names()).isEqualTo(NAMES);
    assertThat(labels.count(0, 1)).isEqualTo(2);
    assertThat(labels.size(0)).isEqualTo(3);
    assertThat(labels.differentLabels(0)).isEqualTo(2);
    assertThat(labels.size(1)).isZero();
    assertThat(labels.firstLabel(0)).isEqualTo(1);
    assertThatThrownBy(() -> labels.firstLabel(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("observation 1");
  }

  @Test
  void aClassIsABagOfOne() {
    Labels labels = Labels.ofClasses(NAMES, new int[] {2, 0});
    assertThat(labels.rows()).isEqualTo(2);
    assertThat(labels.firstLabel(0)).isEqualTo(2);
    assertThat(labels.size(0)).isEqualTo(1);
  }

  @Test
  void whatIsNoBagIsRefused() {
    assertRefused(() -> Labels.of(NAMES, new byte[4]));
    assertRefused(() -> Labels.of(List.of(), new byte[0]));
    assertRefused(() -> Labels.of(NAMES, new byte[] {0, -1, 0}));
    assertRefused(() -> Labels.ofClasses(NAMES, new int[] {3}));
    assertRefused(() -> Labels.ofClasses(NAMES, new int[] {-1}));
  }

  private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cannotBeChangedFromOutside() {
    byte[] counts = {1, 0, 0};
    Labels labels = Labels.of(NAMES, counts);
    counts[0] = 9;
    assertThat(labels.count(0, 0)).isEqualTo(1);
  }

  @Test
  void shapesHaveASizeAndMayBePictures() {
    assertThat(new ObservationShape(List.of(28, 28), Values.BINARY).size()).isEqualTo(784);
    assertThat(new ObservationShape(List.of(28, 28), Values.BINARY).isImage()).isTrue();
    assertThat(new ObservationShape(List.of(32, 32, 3), Values.REAL).isImage()).isTrue();
    assertThat(new ObservationShape(List.of(32, 32, 4), Values.REAL).isImage()).isFalse();
    assertThat(new ObservationShape(List.of(72), Values.REAL).isImage()).isFalse();
    assertRefused(() -> new ObservationShape(List.of(), Values.REAL));
    assertRefused(() -> new ObservationShape(List.of(3, 0), Values.REAL));
  }

  private record Zeros(int count, int width) implements Observations {
    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      destination[offset] = index;
    }
  }

  @Test
  void partsMustFitEachOther() {
    Labels two = Labels.ofClasses(NAMES, new int[] {0, 1});
    assertRefused(() -> new DataPart(new Zeros(3, 4), Optional.of(two)));
    DataPart part = new DataPart(new Zeros(2, 4), Optional.of(two));
    assertThat(part.count()).isEqualTo(2);
    assertThat(part.observations().rows(1, 2)).isDeepEqualTo(new float[][] {{1, 0, 0, 0}});
    ObservationShape wrong = new ObservationShape(List.of(5), Values.REAL);
    assertRefused(() -> new Dataset("x", wrong, part, part, Map.of()));
  }

  @Test
  void labelsByTheirCounts() {
    Labels labels = Labels.ofCounts(NAMES.subList(0, 2), new int[][] {{0, 3}, {1, 1}});
    assertThat(labels.count(0, 1)).isEqualTo(3);
    assertThat(labels.size(1)).isEqualTo(2);
    assertThat(LabelSpace.of(labels)).isEqualTo(new LabelSpace(NAMES.subList(0, 2), 3));
    assertRefused(() -> Labels.ofCounts(NAMES.subList(0, 2), new int[][] {{1}}));
    assertRefused(() -> Labels.ofCounts(NAMES.subList(0, 2), new int[][] {{1, -1}}));
    assertRefused(() -> Labels.ofCounts(NAMES.subList(0, 2), new int[][] {{1, 128}}));
    assertRefused(() -> new LabelSpace(List.of(), 1));
  }
}
