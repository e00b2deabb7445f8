package org.sdlgm.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.spi.ComponentFactory;
import org.sdlgm.spi.Registry;

class NamesTest {
  private static final List<String> KNOWN = List.of("PyTorch", "MXNet", "bars", "mnist");

  @ParameterizedTest
  @CsvSource({"pytorch, PyTorch", "PyTroch, PyTorch", "mxnt, MXNet", "bar, bars", "MNIST, mnist"})
  void findsTheNearestName(String given, String nearest) {
    assertThat(Names.nearest(given, KNOWN)).contains(nearest);
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertThat(Names.nearest("tensorflow-serving", KNOWN)).isEmpty();
    assertThat(Names.nearest("x", List.of())).isEmpty();
  }

  @Test
  void saysTheNearestAndAll() {
    assertThat(Names.unknown("engine", "PyTroch", KNOWN))
        .isEqualTo(
            "unknown engine 'PyTroch'; did you mean 'PyTorch'? Known: PyTorch, MXNet, bars, mnist");
    assertThat(Names.unknown("option", "a.b.bart", KNOWN)).contains("did you mean 'bars'?");
    assertThat(Names.unknown("engine", "tensorflow-serving", KNOWN))
        .isEqualTo("unknown engine 'tensorflow-serving'. Known: PyTorch, MXNet, bars, mnist");
  }

  @Test
  void aRegistryForgivesCaseOnly() {
    Registry<Integer> registry = new Registry<>("engine", Map.of("PyTorch", 1, "MXNet", 2));
    assertThat(registry.get("pytorch")).isEqualTo(1);
    assertThat(registry.find("MXNET")).contains(2);
    assertThat(registry.find("MX")).isEmpty();
    assertThat(registry.entries().keySet()).containsExactly("MXNet", "PyTorch");
    assertThatThrownBy(() -> registry.get("PyTroch"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("unknown engine 'PyTroch'; did you mean 'PyTorch'? Known: MXNet, PyTorch");
  }

  @Test
  void aRegistryRefusesTwoOfOneName() {
    assertThatThrownBy(() -> new Registry<>("engine", Map.of("a", 1, "A", 2)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("two entries for the engine");
  }

  private record Options(int size, double rate) {}

  @Test
  void aFactoryCreatesWithItsDefaults() {
    ComponentFactory<String, String> factory =
        ComponentFactory.of(
            "a thing", new Options(3, 0.5), (options, context) -> context + options.size());
    ComponentConfig some = new ComponentConfig("thing", Map.of("size", 7));
    assertThat(factory.summary()).isEqualTo("a thing");
    assertThat(factory.create(some, "made ")).isEqualTo("made 7");
    assertThat(factory.create(ComponentConfig.of("thing"), "made ")).isEqualTo("made 3");
    assertThatThrownBy(
            () -> factory.create(new ComponentConfig("thing", Map.of("sise", 7)), "made "))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("did you mean 'size'?");
  }
}
