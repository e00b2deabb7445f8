package org.sdlgm.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.Parts;

class HeldOutTest {
  private static final DataPart TRAINING = Parts.of(new float[][] {{0}, {1}, {2}, {3}});
  private static final Dataset DATA =
      new Dataset(
          "four",
          new ObservationShape(List.of(1), ObservationShape.Values.REAL),
          TRAINING,
          Parts.of(new float[][] {{9}}),
          Map.of());

  private static Dataset holding(int count) {
    return HeldOut.of(DATA, EvaluationConfig.DEFAULTS.withValidation(count));
  }

  @Test
  void theLastObservationsTakeTheTestPartsPlace() {
    Dataset data = holding(1);
    assertThat(data.training().observations().rows(0, 3))
        .isDeepEqualTo(new float[][] {{0}, {1}, {2}});
    assertThat(data.test().observations().rows(0, 1)).isDeepEqualTo(new float[][] {{3}});
    assertThat(data.name()).contains("last 1 of the training part held out");
  }

  @Test
  void withoutAWishTheDataIsAsItIs() {
    assertThat(holding(0)).isSameAs(DATA);
  }

  @Test
  void somethingMustBeLeftToTrainOn() {
    assertThatThrownBy(() -> holding(4))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("evaluation.validation");
  }
}
