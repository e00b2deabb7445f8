package org.sdlgm.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.Choice;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.LatentValues;

class ComponentsTest {
  private record Inner(ComponentConfig sparsity) {}

  private record Outer(int size, Inner inner) implements LatentOptions {
    @Override
    public LatentValues values() {
      return LatentValues.REAL;
    }
  }

  private record Rate(double rate) {}

  private static Components components() {
    Choice outer = choice(new Outer(3, new Inner(ComponentConfig.of("gates"))));
    Choice gates = choice(new Rate(0.5));
    Choice plain = choice(new Choice.NoOptions());
    Map<Axis, Map<String, Choice>> names =
        Map.of(
            Axis.LATENT,
            Map.of("outer", outer, "plain", plain),
            Axis.SPARSITY,
            Map.of("gates", gates));
    return axis -> new Registry<>(axis.noun(), names.getOrDefault(axis, Map.of("plain", plain)));
  }

  private static Choice choice(Record defaults) {
    return new Choice() {
      @Override
      public String summary() {
        return "for a test";
      }

      @Override
      public Record defaults() {
        return defaults;
      }
    };
  }

  private static RunConfig run(String latent) {
    return RunConfig.DEFAULTS
        .withDataset(ComponentConfig.of("plain"))
        .with("training.estimator", "plain")
        .withModel(
            new GenerativeModelConfig(
                ComponentConfig.of(latent),
                ComponentConfig.of("plain"),
                ComponentConfig.of("plain")));
  }

  @Test
  void completesComponentsAtAnyDepth() {
    RunConfig complete = components().complete(run("outer"));

    assertThat(ConfigTree.of(complete))
        .extractingByKey("model")
        .extracting("latent")
        .isEqualTo(
            Map.of(
                "name",
                "outer",
                "size",
                3,
                "inner",
                Map.of("sparsity", Map.of("name", "gates", "rate", 0.5))));
  }

  @Test
  void namesTheNearestOfAnUnknownName() {
    assertThatThrownBy(() -> components().complete(run("outr")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("unknown latent 'outr'; did you mean 'outer'? Known: outer, plain");
    assertThatThrownBy(
            () -> components().complete(run("outer").with("model.latent.inner.sparsity", "gate")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("unknown sparsity component 'gate'; did you mean 'gates'?");
  }

  @Test
  void saysWhatALatentIsMadeOf() {
    assertThat(components().latentValues(ComponentConfig.of("outer"))).isEqualTo(LatentValues.REAL);
    assertThat(components().latentValues(ComponentConfig.of("plain")))
        .isEqualTo(LatentValues.COUNTS);
  }

  @Test
  void everyAxisIsFoundByItsName() {
    for (Axis axis : Axis.values()) {
      assertThat(Axis.of(axis.toString())).contains(axis);
    }
    assertThat(Axis.of("sparsities")).isEmpty();
  }
}
