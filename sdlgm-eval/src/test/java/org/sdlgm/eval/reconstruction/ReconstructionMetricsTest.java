package org.sdlgm.eval.reconstruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.sdlgm.data.DataPart;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.EchoModel;
import org.sdlgm.eval.Parts;
import org.sdlgm.metric.Estimate;

final class ReconstructionMetricsTest {
  // The mean is (1, 2), the squared distances from it are 2, 1, 1, 2: 6 in all.
  private static final DataPart PART =
      Parts.of(new float[] {0, 1}, new float[] {1, 1}, new float[] {1, 3}, new float[] {2, 3});

  private static Estimate measure(String name, DataPart part, UnaryOperator<float[]> decoder) {
    return Parts.measure(
        Parts.factories(ReconstructionMetrics.all()),
        name,
        Parts.evaluation(new EchoModel(2, decoder), part, 3, 0));
  }

  @Test
  void errorIsPerDimensionAndAtTheMode() {
    // Errors (0.5, 0), (0.5, 0), (0.5, 0) and (1.5, 0): squares 0.25, 0.25, 0.25, 2.25 over 2.
    Estimate error =
        measure(
            "reconstruction-error", PART, z -> new float[] {z[0] < 2 ? z[0] + 0.5f : 0.5f, z[1]});
    assertThat(error.mean()).isCloseTo(0.375, within(1e-12));
    // Halved squares 0.125 x3, 1.125: sample deviation 0.5, over sqrt(4).
    assertThat(error.standardError()).isCloseTo(0.25, within(1e-12));
    assertThat(error.count()).isEqualTo(4);
  }

  @Test
  void errorOfACopyIsZero() {
    assertThat(measure("reconstruction-error", PART, z -> z)).isEqualTo(new Estimate(0, 0, 4));
  }

  @Test
  void reconstructionIsTheNegativeLogLikelihoodAtTheMode() {
    // The model gives -max(z): 1, 1, 3, 3.
    assertThat(measure("reconstruction", PART, z -> z).mean()).isEqualTo(2);
  }

  @Test
  void predictingTheMeanExplainsNothing() {
    assertThat(measure("explained-variance", PART, z -> new float[] {1, 2}).mean()).isEqualTo(0);
  }

  @Test
  void aCopyExplainsEverything() {
    assertThat(measure("explained-variance", PART, z -> z)).isEqualTo(new Estimate(1, 0, 4));
  }

  @Test
  void explainedVarianceIsOfSumsOverAllDimensions() {
    // The first dimension right, the second predicted as its mean: errors 1, 1, 1, 1 of 6.
    Estimate explained = measure("explained-variance", PART, z -> new float[] {z[0], 2});
    assertThat(explained.mean()).isCloseTo(1 / 3.0, within(1e-12));
    // Residuals 1 - (2/3) {2, 1, 1, 2} = {-1/3, 1/3, 1/3, -1/3}: sample variance 4/27, over 4,
    // and the root over the mean distance 1.5.
    assertThat(explained.standardError()).isCloseTo(Math.sqrt(1 / 27.0) / 1.5, within(1e-12));
  }

  @Test
  void worseThanTheMeanIsBelowZero() {
    assertThat(measure("explained-variance", PART, z -> new float[] {2, 2}).mean()).isNegative();
  }

  @Test
  void equalObservationsHaveNothingToExplain() {
    DataPart equal = Parts.repeated(new float[] {1, 0}, 5);
    assertThatThrownBy(() -> measure("explained-variance", equal, z -> z))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("all 5 are equal");
  }
}
