package org.sdlgm.experiment.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.wiring.Framework;

class PresetsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @FieldSource("org.sdlgm.experiment.preset.Presets#NAMES")
  void everyPresetIsWhole(String name) {
    RunConfig preset = Presets.get(name);
    Framework framework = Framework.load(java.util.List.of());

    assertThat(preset.name()).isEqualTo(name);
    // After its data, or after the kind of model that it shows; of data in memory after the codes.
    String dataset = framework.complete(preset).dataset().name();
    assertThat(name)
        .matches(
            each ->
                each.startsWith(dataset)
                    || each.endsWith("-vae")
                    || (each.equals("sparse") && dataset.equals("memory")));
    assertThat(framework.complete(Presets.quick(preset)).training().iterations())
        .isLessThan(preset.training().iterations());
    assertThat(Presets.summary(name)).isNotBlank().doesNotContain("#");
  }

  @Test
  void thePapersModelHasThePapersSizes() {
    RunConfig mnist = Presets.get("mnist");

    assertThat(((GenerativeModelConfig) mnist.model()).latent().options())
        .containsEntry("width", 200)
        .containsEntry("maxFeatures", 40);
    assertThat(mnist.training().iterations()).isEqualTo(10_000);
    assertThat(mnist.training().batchSize()).isEqualTo(100);
  }

  @Test
  void aPresetDiffersFromTheOneThatItNamesAsItSays() {
    RunConfig mnist = Presets.get("mnist");
    RunConfig fashion = Presets.get("fashion-mnist");
    assertThat(fashion.model()).isEqualTo(mnist.model());
    assertThat(fashion.training()).isEqualTo(mnist.training());
    assertThat(fashion.dataset())
        .isEqualTo(new ComponentConfig("fashion-mnist", mnist.dataset().options()));

    GenerativeModelConfig sparse = (GenerativeModelConfig) Presets.get("sparse-vae").model();
    GenerativeModelConfig gaussian = (GenerativeModelConfig) Presets.get("gaussian-vae").model();
    assertThat(gaussian.decoder()).isEqualTo(sparse.decoder());
    Map<String, Object> options = new HashMap<>(sparse.latent().options());
    options.remove("decoderInput");
    assertThat(gaussian.latent()).isEqualTo(new ComponentConfig("gaussian", options));
  }

  @Test
  void aFileLiesOverThePresetThatItNames() throws IOException {
    Path file = folder.resolve("my run.yaml");
    Files.writeString(file, "preset: mnist\ntraining: {batchSize: 7}\n");

    RunConfig config = Presets.find(file.toString());

    assertThat(config.name()).isEqualTo("my-run");
    assertThat(config.training().batchSize()).isEqualTo(7);
    assertThat(config.model()).isEqualTo(Presets.get("mnist").model());
  }

  @Test
  void namesTheNearestPreset() {
    assertThatThrownBy(() -> Presets.find("fashon-mnist"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("did you mean 'fashion-mnist'?");
  }
}
