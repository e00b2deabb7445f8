package org.sdlgm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.OptimizerConfig.Schedule;
import org.sdlgm.config.TemperatureConfig.Mode;
import org.sdlgm.error.ConfigurationException;

/** What configuration records let through, and what schedules give. */
class ConfigRecordsTest {
  private static void assertRefused(ThrowingCallable making, String part) {
    assertThatThrownBy(making)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n");
  }

  private static OptimizerConfig optimizer(double rate, Schedule schedule, int warmUp) {
    return new OptimizerConfig(rate, schedule, warmUp, 0.9, 0.999, 1e-8, 0, 0, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
  void learningRatesAreAboveZeroAndAtMostOne(double rate) {
    assertRefused(() -> optimizer(rate, Schedule.CONSTANT, 0), "learningRate is ");
  }

  @Test
  void optimizerNumbersHaveRanges() {
    assertRefused(() -> optimizer(0.1, Schedule.CONSTANT, -1), "warmUp is ");
    assertRefused(() -> optimizer(0.1, null, 0), "schedule is ");
    assertRefused(
        () -> new OptimizerConfig(0.1, Schedule.CONSTANT, 0, 1, 0.9, 1e-8, 0, 0, 1), "beta1");
    assertRefused(
        () -> new OptimizerConfig(0.1, Schedule.CONSTANT, 0, 0.9, 1, 1e-8, 0, 0, 1), "beta2");
    assertRefused(
        () -> new OptimizerConfig(0.1, Schedule.CONSTANT, 0, 0.9, 0.9, 0, 0, 0, 1), "epsilon");
    // 0 in single precision, where 0 / (0 + 0) would be the first step.
    assertRefused(
        () -> new OptimizerConfig(0.1, Schedule.CONSTANT, 0, 0.9, 0.9, 1e-46, 0, 0, 1), "epsilon");
    assertRefused(
        () -> new OptimizerConfig(0.1, Schedule.CONSTANT, 0, 0.9, 0.9, 1e-8, -1, 0, 1),
        "weightDecay");
    assertRefused(
        () -> new OptimizerConfig(0.1, Schedule.CONSTANT, 0, 0.9, 0.9, 1e-8, 0, -1, 1),
        "gradientClip");
    assertRefused(
        () -> new OptimizerConfig(0.1, Schedule.CONSTANT, 0, 0.9, 0.9, 1e-8, 0, 0, -1),
        "temperatureRate");
  }

  @ParameterizedTest
  @CsvSource({"0, 0.25", "1, 0.5", "2, 0.75", "3, 1.0", "4, 1.0", "99, 1.0"})
  void warmUpRisesToTheLearningRate(int iteration, double share) {
    assertThat(optimizer(0.4, Schedule.CONSTANT, 4).learningRateAt(iteration, 100))
        .isCloseTo(0.4 * share, Offset.offset(1e-15));
  }

  @ParameterizedTest
  @CsvSource({"10, 1.0", "60, 0.5", "110, 0.0"})
  void cosineFallsToZero(int iteration, double share) {
    assertThat(optimizer(0.4, Schedule.COSINE, 10).learningRateAt(iteration, 110))
        .isCloseTo(0.4 * share, Offset.offset(1e-12));
  }

  @Test
  void aScheduleThatIsAllWarmUpStaysFinite() {
    assertThat(optimizer(0.4, Schedule.COSINE, 10).learningRateAt(9, 10)).isEqualTo(0.4);
    assertThat(optimizer(0.4, Schedule.COSINE, 10).learningRateAt(10, 10)).isFinite();
  }

  @Test
  void divergenceWarmsUpToOne() {
    TrainingConfig config =
        ConfigTree.overlay(TrainingConfig.DEFAULTS, Map.of("divergenceWarmUp", 4), "a file");
    assertThat(config.divergenceWeightAt(0)).isEqualTo(0.25);
    assertThat(config.divergenceWeightAt(3)).isEqualTo(1);
    assertThat(config.divergenceWeightAt(1000)).isEqualTo(1);
    assertThat(TrainingConfig.DEFAULTS.divergenceWeightAt(0)).isEqualTo(1);
  }

  @Test
  void temperaturesStayWithinThePapersRange() {
    assertThatCode(() -> TemperatureConfig.fixed(10)).doesNotThrowAnyException();
    assertRefused(() -> TemperatureConfig.fixed(0), "initial is ");
    assertRefused(() -> TemperatureConfig.fixed(10.01), "initial is ");
    assertRefused(() -> new TemperatureConfig(Mode.FIXED, 1, 0, 11, 0), "maximum is ");
    assertRefused(() -> new TemperatureConfig(Mode.FIXED, 1, 2, 10, 0), "minimum is ");
    assertRefused(() -> new TemperatureConfig(null, 1, 0, 10, 0), "mode is ");
  }

  @Test
  void aLearnedTemperatureStartsInside() {
    assertThatCode(() -> TemperatureConfig.learned(1)).doesNotThrowAnyException();
    assertRefused(() -> TemperatureConfig.learned(10), "strictly between");
    assertRefused(() -> new TemperatureConfig(Mode.LEARNED, 1, 1, 10, 0), "strictly between");
  }

  @Test
  void anAnnealedTemperatureHasAFloorAndATime() {
    assertThatCode(() -> new TemperatureConfig(Mode.ANNEALED, 1, 0.5, 10, 100))
        .doesNotThrowAnyException();
    assertRefused(() -> new TemperatureConfig(Mode.ANNEALED, 1, 0, 10, 100), "minimum is ");
    assertRefused(() -> new TemperatureConfig(Mode.ANNEALED, 1, 0.5, 10, 0), "iterations is ");
  }

  @Test
  void networksHavePositiveWidths() {
    assertThat(new NetworkConfig(List.of(), Activation.RELU).hidden()).isEmpty();
    assertRefused(() -> new NetworkConfig(List.of(4, 0), Activation.RELU), "hidden is 0");
    assertRefused(() -> new NetworkConfig(List.of(65_537), Activation.RELU), "hidden is 65537");
    assertRefused(() -> new NetworkConfig(null, Activation.RELU), "hidden is missing");
    assertRefused(
        () -> new NetworkConfig(Arrays.asList(4, null), Activation.RELU),
        "a value of hidden is missing");
    assertRefused(() -> new NetworkConfig(List.of(4), null), "activation is missing");
  }

  @Test
  void inputsHaveABoundOrNone() {
    assertThat(new NetworkConfig(List.of(4), Activation.RELU).inputBound()).isZero();
    assertThatCode(() -> bounded(0.01)).doesNotThrowAnyException();
    assertThatCode(() -> bounded(1000)).doesNotThrowAnyException();
    assertRefused(() -> bounded(0.001), "inputBound is 0.001");
    assertRefused(() -> bounded(-1), "inputBound is -1");
    assertRefused(() -> bounded(Double.NaN), "inputBound is NaN");
  }

  private static NetworkConfig bounded(double inputBound) {
    return new NetworkConfig(
        List.of(4), Activation.RELU, 0, 0, NetworkConfig.Normalization.NONE, 1, inputBound);
  }

  @Test
  void weightsStartSomewhereElseThanAtZero() {
    NetworkConfig network = new NetworkConfig(List.of(4), Activation.RELU);
    assertThat(network.initialScale()).isEqualTo(1);
    assertRefused(
        () -> ConfigTree.overlay(network, Map.of("initialScale", 0), "a file"),
        "initialScale is 0.0");
    assertRefused(
        () -> ConfigTree.overlay(network, Map.of("initialScale", 11), "a file"),
        "initialScale is 11.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "../a", ".hidden", "-x", "a b", "a:b", "a\nb"})
  void namesThatAreNoFileNamesAreRefused(String name) {
    assertRefused(() -> named(name), "name");
    assertRefused(() -> named("x".repeat(101)), "name");
    assertThat(named("größe-1.0_b").name()).isEqualTo("größe-1.0_b");
  }

  private static RunConfig named(String name) {
    RunConfig d = RunConfig.DEFAULTS;
    return new RunConfig(
        name, 0, d.backend(), d.dataset(), d.model(), d.training(), d.evaluation());
  }

  @Test
  void backendsAndComponentsNeedNames() {
    assertRefused(() -> new BackendConfig("PyTorch", BackendConfig.Device.CPU, -1), "threads is ");
    assertRefused(() -> new BackendConfig("PyTorch", null, 0), "device is ");
    assertRefused(() -> ComponentConfig.of(" "), "no name");
  }

  @Test
  void componentOptionsAreCopied() {
    Map<String, Object> options = new HashMap<>(Map.of("a", 1));
    ComponentConfig config = new ComponentConfig("x", options);
    options.put("b", 2);
    assertThat(config.options()).isEqualTo(Map.of("a", 1));
  }
}
