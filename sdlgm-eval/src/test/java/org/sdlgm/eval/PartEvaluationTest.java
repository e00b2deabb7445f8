package org.sdlgm.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sdlgm.code.SparseCode;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.metric.Evaluation.Batch;

final class PartEvaluationTest {
  private static final float[][] ROWS = {{0, 1}, {1, 0}, {2, 0}, {0, 2}, {1, 1}};

  private final EchoModel model = new EchoModel(2, z -> z);

  private PartEvaluation evaluation(DataPart part, int batchSize) {
    return Parts.evaluation(model, part, batchSize, 0);
  }

  @Test
  void batchesCoverThePartInOrder() {
    List<Batch> batches = evaluation(Parts.of(ROWS), 2).batches();
    assertThat(batches).extracting(Batch::from).containsExactly(0, 2, 4);
    assertThat(batches.get(1).observations()).isDeepEqualTo(new float[][] {ROWS[2], ROWS[3]});
    assertThat(batches.get(2).observations()).isDeepEqualTo(new float[][] {ROWS[4]});
    assertThat(batches.get(2).posterior().count()).isEqualTo(1);
  }

  @Test
  void aBatchMayBeLargerThanThePart() {
    assertThat(evaluation(Parts.of(ROWS), Integer.MAX_VALUE).batches()).hasSize(1);
  }

  @Test
  void nothingIsReadBeforeItIsAskedFor() {
    PartEvaluation evaluation = evaluation(Parts.of(ROWS), 2);
    assertThat(model.encoded()).isEmpty();
    evaluation.batches().get(2);
    assertThat(model.encoded()).containsExactly(1);
  }

  @Test
  void aSmallPartIsEncodedOnce() {
    PartEvaluation evaluation = evaluation(Parts.of(ROWS), 2);
    evaluation.batches().forEach(batch -> {});
    evaluation.batches().forEach(batch -> {});
    assertThat(model.encoded()).containsExactly(2, 2, 1);
  }

  @Test
  void codesAreSearchedForOnceAndHandedOutByBatch() {
    PartEvaluation evaluation = evaluation(Parts.of(ROWS), 2);
    evaluation.codes();
    Batch last = evaluation.batches().get(2);
    int encoded = model.encoded().size();
    assertThat(evaluation.latents(last)).isDeepEqualTo(new float[][] {ROWS[4]});
    assertThat(model.encoded()).hasSize(encoded);
  }

  @Test
  void whatDoesNotFitIsMadeAnew() {
    // A batch is 2 rows of D + 3 K = 8 numbers: 31 numbers keep the first alone.
    PartEvaluation evaluation =
        PartEvaluation.keeping(31, model, Parts.of(ROWS), model.description().shape(), 2, 0);
    evaluation.batches().forEach(batch -> {});
    evaluation.batches().forEach(batch -> {});
    assertThat(model.encoded()).containsExactly(2, 2, 1, 2, 1);
  }

  @Test
  void codesAreThoseOfAllBatches() {
    PartEvaluation evaluation = evaluation(Parts.of(ROWS), 2);
    assertThat(evaluation.codes())
        .hasSize(5)
        .startsWith(SparseCode.ofDense(ROWS[0]))
        .endsWith(SparseCode.ofDense(ROWS[4]));
    assertThat(evaluation.codes()).isSameAs(evaluation.codes());
  }

  @Test
  void theFirstObservationsComeWithTheirLabels() {
    Labels labels = Labels.of(List.of("a", "b"), new byte[] {1, 0, 0, 2, 3, 4, 0, 0, 5, 5});
    PartEvaluation first = evaluation(Parts.labelled(labels, ROWS), 2).first(3);
    assertThat(first.part().count()).isEqualTo(3);
    assertThat(first.batches()).extracting(Batch::from).containsExactly(0, 2);
    assertThat(first.codes()).hasSize(3);
    Labels leading = first.part().labels().orElseThrow();
    assertThat(leading.rows()).isEqualTo(3);
    assertThat(leading.names()).containsExactly("a", "b");
    assertThat(leading.count(2, 0)).isEqualTo(3);
    assertThat(leading.size(1)).isEqualTo(2);
  }

  @Test
  void moreThanThereAreIsAll() {
    assertThat(evaluation(Parts.of(ROWS), 2).first(1000).part().count()).isEqualTo(5);
  }

  @Test
  void aHugePartIsReadBatchByBatch() {
    // 400 GB of observations, were they all read.
    Observations huge =
        new Observations() {
          @Override
          public int count() {
            return 100_000_000;
          }

          @Override
          public int width() {
            return 1000;
          }

          @Override
          public void read(int index, int epoch, float[] destination, int offset) {
            destination[offset] = index % 7;
          }
        };
    EchoModel wide = new EchoModel(1000, z -> z);
    List<Batch> batches =
        Parts.evaluation(wide, new DataPart(huge, Optional.empty()), 10, 0).batches();
    assertThat(batches).size().isEqualTo(10_000_000);
    assertThat(batches.get(9_999_999).observations()[9][0]).isEqualTo(99_999_999 % 7);
  }

  @Test
  void whatCannotBeEvaluatedIsRefused() {
    assertThatThrownBy(() -> evaluation(Parts.of(), 2))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no observations");
    assertThatThrownBy(() -> evaluation(Parts.of(ROWS), 0))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("the batch size is 0");
    assertThatThrownBy(() -> evaluation(Parts.of(ROWS), 2).first(0))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("the number of observations is 0");
    assertThatThrownBy(() -> evaluation(Parts.of(new float[] {1, 2, 3}), 2))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("the observations have 3 values, but the model is of 2 ([2])");
    assertThatThrownBy(() -> evaluation(Parts.of(ROWS), 2).batches().get(3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
