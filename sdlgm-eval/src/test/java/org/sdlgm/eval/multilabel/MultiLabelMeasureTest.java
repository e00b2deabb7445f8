package org.sdlgm.eval.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sdlgm.eval.multilabel.Bags.row;

import org.junit.jupiter.api.Test;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.metric.Metric.Direction;

class MultiLabelMeasureTest {
  /** The third label is absent and never predicted; the second observation has no label. */
  private static final Labels TRUTH = Bags.of(row(1, 1, 0), row(0, 0, 0));

  private static final MultiLabelMeasures MEASURES =
      MultiLabelMeasures.of(
          TRUTH,
          Bags.of(row(1, 0, 0), row(0, 0, 0)),
          new double[][] {{0.9, 0.3, 0.4}, {0.2, 0.1, 0.3}});

  private static double value(String name) {
    return MultiLabelMeasure.named(name).of(MEASURES).orElseThrow();
  }

  @Test
  void eachNameMeasuresWhatItSays() {
    assertThat(value("micro-precision")).isEqualTo(1);
    assertThat(value("micro-recall")).isEqualTo(1 / 2.0);
    assertThat(value("micro-f1")).isEqualTo(2 / 3.0);
    assertThat(value("macro-precision")).isEqualTo(1 / 3.0);
    assertThat(value("macro-recall")).isEqualTo(1 / 3.0);
    assertThat(value("macro-f1")).isEqualTo(1 / 3.0);
    assertThat(value("macro-f1-mulan")).isEqualTo(2 / 3.0);
    assertThat(value("macro-f1-of-means")).isEqualTo(1 / 3.0);
    assertThat(value("example-precision")).isEqualTo(1);
    assertThat(value("example-recall")).isEqualTo((1 / 2.0 + 1) / 2);
    assertThat(value("example-f1")).isEqualTo((2 / 3.0 + 1) / 2);
    assertThat(value("subset-accuracy")).isEqualTo(1 / 2.0);
    assertThat(value("hamming-loss")).isEqualTo(1 / 6.0);
    assertThat(value("cardinality-error")).isEqualTo(1 / 2.0);
    assertThat(value("cardinality-bias")).isEqualTo(-1 / 2.0);
    assertThat(value("ranking-loss")).isEqualTo(1 / 4.0);
    assertThat(value("coverage")).isEqualTo(2 / 2.0);
    assertThat(value("one-error")).isEqualTo(1 / 2.0);
    assertThat(value("average-precision")).isEqualTo((1 + 2 / 3.0) / 2);
    // 0.9 and 0.3 against 0.4, 0.3, 0.2, 0.1: 4 and 2.5 of 4.
    assertThat(value("micro-auc")).isEqualTo(6.5 / 8);
    assertThat(value("macro-auc")).isEqualTo(1);
    assertThat(MultiLabelMeasure.all()).hasSize(21);
  }

  @Test
  void namesSayTheirDirectionAndUnit() {
    assertThat(MultiLabelMeasure.named("Micro-F1").description().direction())
        .isEqualTo(Direction.HIGHER);
    assertThat(MultiLabelMeasure.named("hamming-loss").description().direction())
        .isEqualTo(Direction.LOWER);
    assertThat(MultiLabelMeasure.named("coverage").description().unit()).isEqualTo("labels");
  }

  @Test
  void whatTheTruthLeavesUndefinedHasNoValue() {
    Labels none = Bags.of(row(0, 0));
    MultiLabelMeasures measures = MultiLabelMeasures.of(none, none, new double[1][2]);
    assertThat(
            MultiLabelMeasure.all().stream()
                .filter(measure -> measure.of(measures).isEmpty())
                .map(measure -> measure.description().name()))
        .containsExactly("average-precision", "micro-auc", "macro-auc");
  }

  @Test
  void aWrongNameGetsTheNearest() {
    assertThatThrownBy(() -> MultiLabelMeasure.named("mikro-f1"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "unknown multi-label measure 'mikro-f1'; did you mean 'micro-f1'? Known: average-precision,")
        .hasMessageNotContaining("\n");
  }
}
