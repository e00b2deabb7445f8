package org.sdlgm.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.data.Observations;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.random.Draws;

class CrossValidationTest {
  /** Two columns: the row's index, and a constant. */
  private static float[][] counting(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> new float[] {i, 3}).toArray(float[][]::new);
  }

  private static Dataset dataset(float[][] rows, Optional<Labels> labels) {
    return dataset(rows, labels, false);
  }

  private static Dataset dataset(float[][] rows, Optional<Labels> labels, boolean standardised) {
    DataPart part = new DataPart(new Rows(rows), labels);
    return new Dataset(
        "table",
        new ObservationShape(List.of(rows[0].length), Values.REAL),
        part,
        part,
        Map.of("file", "sum"),
        Map.of("attributes.json", "{}"),
        standardised);
  }

  @Test
  void foldsTrainOnAllOthersAndPartTheTrainingPart() {
    Dataset whole = dataset(counting(10), Optional.empty());
    CrossValidation validation = CrossValidation.of(whole, 3, 1);

    List<Float> measured = new ArrayList<>();
    for (int fold = 0; fold < 3; fold++) {
      Dataset one = validation.fold(fold);
      List<Float> training = first(one.training());
      List<Float> test = first(one.test());
      assertThat(training).hasSize(10 - test.size()).doesNotContainAnyElementsOf(test);
      assertThat(test).hasSizeBetween(3, 4);
      measured.addAll(test);
    }
    assertThat(measured).containsExactlyInAnyOrderElementsOf(first(whole.training()));
  }

  @Test
  void aFoldKeepsItsLabelsAndNamesItself() {
    byte[] counts = new byte[20];
    for (int i = 0; i < 10; i++) {
      counts[2 * i + i % 2] = 1;
    }
    Dataset whole = dataset(counting(10), Optional.of(Labels.of(List.of("even", "odd"), counts)));
    Dataset fold = CrossValidation.of(whole, 5, 0).fold(1);

    assertThat(fold.name()).isEqualTo("table, fold 2 of 5");
    assertThat(fold.companions()).isEmpty();
    assertThat(fold.sums()).isEqualTo(whole.sums());
    for (DataPart part : List.of(fold.training(), fold.test())) {
      List<Float> rows = first(part);
      for (int i = 0; i < rows.size(); i++) {
        assertThat(part.labels().orElseThrow().firstLabel(i)).isEqualTo((int) (rows.get(i) % 2));
      }
    }
    assertThat(first(fold.test())).as("stratified").extracting(x -> x % 2).contains(0f, 1f);
  }

  @Test
  void aStandardisedPartIsStandardisedAnewByEachFoldsTrainingRows() {
    float[][] raw = new float[40][3];
    for (int i = 0; i < raw.length; i++) {
      raw[i][0] = (float) (5 + 3 * Draws.normal(1, i));
      raw[i][1] = (float) Draws.normal(2, i);
      raw[i][2] = 7;
    }
    float[][] standardised = standardised(raw, raw);
    for (float[] row : standardised) {
      row[1] *= 0.98f; // as where some values are missing, and stand at the mean
    }
    CrossValidation ofStandardised =
        CrossValidation.of(dataset(standardised, Optional.empty(), true), 4, 3);
    int[] outside = ofStandardised.folds().outside(2);
    float[][] trained = IntStream.of(outside).mapToObj(row -> raw[row]).toArray(float[][]::new);
    float[][] expected = standardised(raw, trained);

    Dataset fold = ofStandardised.fold(2);
    assertClose(fold.training(), outside, expected);
    assertClose(fold.test(), ofStandardised.folds().inside(2), expected);
  }

  @Test
  void otherDataStaysAsItIs() {
    Dataset fold = CrossValidation.of(dataset(counting(6), Optional.empty()), 2, 0).fold(0);
    assertThat(fold.training().observations().rows(0, 1)[0][1]).isEqualTo(3);
  }

  @Test
  void foldsMustFit() {
    Dataset whole = dataset(counting(3), Optional.empty());
    assertThatThrownBy(() -> CrossValidation.of(whole, 4, 0))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("4 folds of 3 observations");
  }

  @Test
  void onlyRowsThatThereAreCanBeSelected() {
    DataPart part = dataset(counting(3), Optional.empty()).training();
    assertThatThrownBy(() -> SelectedRows.of(part, 0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("observation 3 of 3");
    assertThat(first(SelectedRows.of(part, 2, 0, 2))).containsExactly(2f, 0f, 2f);
    assertThat(SelectedRows.first(part, 3)).isSameAs(part);
    assertThat(first(SelectedRows.first(part, 2))).containsExactly(0f, 1f);
  }

  private static void assertClose(DataPart part, int[] rows, float[][] expected) {
    assertThat(part.count()).isEqualTo(rows.length);
    for (int i = 0; i < rows.length; i++) {
      float[] actual = part.observations().rows(i, i + 1)[0];
      for (int d = 0; d < actual.length; d++) {
        assertThat(actual[d]).isCloseTo(expected[rows[i]][d], within(1e-5f));
      }
    }
  }

  /** By the definition, in two passes. */
  private static float[][] standardised(float[][] rows, float[][] by) {
    float[][] result = new float[rows.length][rows[0].length];
    for (int d = 0; d < rows[0].length; d++) {
      double mean = 0;
      for (float[] row : by) {
        mean += row[d] / (double) by.length;
      }
      double variance = 0;
      for (float[] row : by) {
        variance += (row[d] - mean) * (row[d] - mean) / by.length;
      }
      for (int i = 0; i < rows.length; i++) {
        result[i][d] = variance < 1e-12 ? 0 : (float) ((rows[i][d] - mean) / Math.sqrt(variance));
      }
    }
    return result;
  }

  private static List<Float> first(DataPart part) {
    List<Float> values = new ArrayList<>();
    for (float[] row : part.observations().rows(0, part.count())) {
      values.add(row[0]);
    }
    return values;
  }

  /** Rows in memory. */
  private record Rows(float[][] rows) implements Observations {
    @Override
    public int count() {
      return rows.length;
    }

    @Override
    public int width() {
      return rows[0].length;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      System.arraycopy(rows[index], 0, destination, offset, rows[index].length);
    }
  }
}
