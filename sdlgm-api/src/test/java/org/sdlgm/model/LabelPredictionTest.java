package org.sdlgm.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LabelPredictionTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-7);

  private static float[] logs(double... probabilities) {
    float[] logs = new float[probabilities.length];
    for (int k = 0; k < logs.length; k++) {
      logs[k] = (float) Math.log(probabilities[k]);
    }
    return logs;
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /** γ = 1/2, π = (1/2, 1/4, 1/4), L0 = 2: a slot holds the first label with probability 1/4. */
  @Test
  void bagsByHand() {
    LabelPrediction prediction =
        LabelPrediction.ofBags(new double[1], new float[][] {logs(0.5, 0.25, 0.25)}, 2);
    assertThat(prediction.probabilities()[0])
        .containsExactly(new double[] {7 / 16.0, 15 / 64.0, 15 / 64.0}, EXACT);
    LabelCounts counts = prediction.counts().orElseThrow();
    assertThat(counts.expected()[0]).containsExactly(new double[] {0.5, 0.25, 0.25}, EXACT);
    assertThat(counts.sizes()[0]).containsExactly(new double[] {0.25, 0.5, 0.25}, EXACT);
    assertThat(counts.bags()[0]).containsExactly(1, 0, 0);
    assertThat(counts.sets()[0]).containsExactly(1, 0, 0);
  }

  /** Twice the first label is likelier than it and another, since 0.8 / 2 is above 0.15. */
  @Test
  void aBagRepeatsWhatASetDoesNot() {
    LabelCounts counts =
        LabelPrediction.ofBags(new double[] {logit(0.9)}, new float[][] {logs(0.8, 0.05, 0.15)}, 2)
            .counts()
            .orElseThrow();
    assertThat(counts.bags()[0]).containsExactly(2, 0, 0);
    assertThat(counts.sets()[0]).containsExactly(1, 0, 1);
  }

  @Test
  void moreSlotsThanLabelsGiveEveryLabel() {
    LabelPrediction prediction =
        LabelPrediction.ofBags(new double[] {60}, new float[][] {logs(0.5, 0.5)}, 5);
    assertThat(prediction.counts().orElseThrow().sets()[0]).containsExactly(1, 1);
    assertThat(prediction.counts().orElseThrow().bags()[0]).containsExactly(3, 2);
    assertThat(prediction.probabilities()[0])
        .containsExactly(new double[] {31 / 32.0, 31 / 32.0}, EXACT);
  }

  @Test
  void closedGatesGiveNone() {
    LabelPrediction prediction =
        LabelPrediction.ofBags(new double[] {-800}, new float[][] {logs(0.5, 0.5)}, 5);
    assertThat(prediction.probabilities()[0]).containsExactly(0, 0);
    assertThat(prediction.counts().orElseThrow().sizes()[0]).containsExactly(1, 0, 0, 0, 0, 0);
    assertThat(prediction.counts().orElseThrow().sets()[0]).containsExactly(0, 0);
  }

  /** 0.8, 0.6 and 0.1: none 0.072, one 0.404, two 0.476, three 0.048. */
  @Test
  void independentLabelsByHand() {
    float[][] logits = {{(float) logit(0.8), (float) logit(0.6), (float) logit(0.1)}};
    LabelPrediction prediction = LabelPrediction.ofIndependent(logits);
    assertThat(prediction.probabilities()[0]).containsExactly(new double[] {0.8, 0.6, 0.1}, EXACT);
    LabelCounts counts = prediction.counts().orElseThrow();
    assertThat(counts.sizes()[0]).containsExactly(new double[] {0.072, 0.404, 0.476, 0.048}, EXACT);
    assertThat(counts.bags()[0]).containsExactly(1, 1, 0);
    assertThat(counts.sets()[0]).containsExactly(1, 1, 0);
    assertThat(prediction.atLeast(0.7)).isDeepEqualTo(new int[][] {{1, 0, 0}});
  }

  @Test
  void sharesSayNothingOfCounts() {
    LabelPrediction prediction = LabelPrediction.ofShares(new float[][] {{0.25f, 0.75f, 0}});
    assertThat(prediction.probabilities()).isDeepEqualTo(new double[][] {{0.25, 0.75, 0}});
    assertThat(prediction.counts()).isEmpty();
    assertThat(prediction.atLeast(0.25)).isDeepEqualTo(new int[][] {{1, 1, 0}});
  }
}
