package org.sdlgm.djl.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.data.Observations;
import org.sdlgm.djl.labels.LabelNetworkOptions;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingTask;

class TaskIdentityTest {
  private record None() implements Observations {
    @Override
    public int count() {
      return 0;
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      throw new IndexOutOfBoundsException(index);
    }
  }

  private static String identity(ComponentConfig labels) {
    DataPart part = new DataPart(new None(), Optional.empty());
    LabelModelConfig model = new LabelModelConfig(labels);
    return TaskIdentity.of(
        model,
        ComponentConfig.of("pathwise"),
        new TrainingTask(
            model,
            TrainingConfig.DEFAULTS,
            1,
            new Dataset(
                "none", new ObservationShape(List.of(1), Values.REAL), part, part, Map.of()),
            Optional.empty(),
            TrainingListener.NONE));
  }

  private static ComponentConfig network(double dropout) {
    return ComponentConfig.of(
        "logistic",
        new LabelNetworkOptions(
            new NetworkConfig(List.of(4), NetworkConfig.Activation.RELU, dropout)));
  }

  /** As a checkpoint of before there was dropout has it. */
  @Test
  void aDropoutOfZeroIsNoDropout() {
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("hidden", List.of(4));
    network.put("activation", "relu");
    assertThat(identity(network(0)))
        .isEqualTo(identity(new ComponentConfig("logistic", Map.of("network", network))));
    assertThat(identity(network(0.25))).isNotEqualTo(identity(network(0)));
  }
}
