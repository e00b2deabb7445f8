package org.sdlgm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdlgm.error.ConfigurationException;

final class ConfigWithTest {
  static Stream<Record> records() {
    return Stream.of(
        RunConfig.DEFAULTS,
        BackendConfig.DEFAULTS,
        TrainingConfig.DEFAULTS,
        OptimizerConfig.DEFAULTS,
        EvaluationConfig.DEFAULTS,
        new NetworkConfig(List.of(4), NetworkConfig.Activation.RELU),
        new TemperatureConfig(TemperatureConfig.Mode.LEARNED, 1, 0.1, 10, 3),
        RefinementConfig.NONE,
        (Record) RunConfig.DEFAULTS.model(),
        new LabelModelConfig(ComponentConfig.of("logistic")));
  }

  /** Another value of the component's type, which every record here takes. */
  private static Object other(Object value) {
    if (value instanceof Integer number) {
      return number + 2;
    }
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Double number) {
      return number / 2 + 0.25;
    }
    if (value instanceof Enum<?> constant) {
      return Stream.of(constant.getDeclaringClass().getEnumConstants())
          .filter(each -> !each.equals(constant))
          .findFirst()
          .get();
    }
    if (value instanceof String) {
      return "other";
    }
    if (value instanceof List<?> list) {
      return Stream.concat(list.stream(), list.stream()).toList();
    }
    if (value instanceof ComponentConfig) {
      return ComponentConfig.of("other");
    }
    if (value instanceof ModelConfig) {
      return new LabelModelConfig(ComponentConfig.of("other"));
    }
    if (value instanceof BackendConfig backend) {
      return backend.withThreads(3);
    }
    if (value instanceof TrainingConfig training) {
      return training.withIterations(3);
    }
    if (value instanceof OptimizerConfig optimizer) {
      return optimizer.withWarmUp(3);
    }
    if (value instanceof RefinementConfig refinement) {
      return refinement.withRounds(3);
    }
    return ((EvaluationConfig) value).withSeed(3);
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyFieldHasAMethodThatReplacesItAlone(Record config) throws ReflectiveOperationException {
    RecordComponent[] components = config.getClass().getRecordComponents();
    for (RecordComponent changed : components) {
      String name = changed.getName();
      Method with =
          config
              .getClass()
              .getMethod(
                  "with" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                  changed.getType());
      Object value = other(changed.getAccessor().invoke(config));
      Object made = with.invoke(config, value);
      for (RecordComponent each : components) {
        Object expected = each.getName().equals(name) ? value : each.getAccessor().invoke(config);
        assertThat(each.getAccessor().invoke(made)).as(name + ", " + each).isEqualTo(expected);
      }
    }
  }

  @Test
  void aValueThatDoesNotFitIsRefusedAsTheRecordDoes() {
    assertThatThrownBy(() -> TrainingConfig.DEFAULTS.withIterations(0))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("iterations is 0; it must be from 1 to 1000000000");
    assertThatThrownBy(() -> RunConfig.DEFAULTS.withTraining(null))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("training is missing");
  }

  @Test
  void aPathReachesTheOptionsOfComponents() {
    RunConfig config =
        RunConfig.DEFAULTS
            .with("model.latent.width", 100)
            .with("model.latent.sparsity.temperature.mode", TemperatureConfig.Mode.FIXED)
            .with("training.optimizer.learningRate", 2e-3);
    assertThat(((GenerativeModelConfig) config.model()).latent().options())
        .hasToString("{width=100, sparsity={temperature={mode=fixed}}}");
    assertThat(config.training().optimizer().learningRate()).isEqualTo(2e-3);
    assertThatThrownBy(() -> config.with("training.iteratons", 5))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("did you mean 'iterations'");
  }
}
