package org.sdlgm.djl.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.djl.storage.TensorFile;
import org.sdlgm.error.DataException;
import org.sdlgm.model.Model;

/** Files that were written before an option was added, and companions that lie. */
class OlderModelFileTest {
  private static final String MODEL = "sdlgm.model";
  private static final String TINY =
      """
      latent:
        name: sparse
        width: 3
        maxFeatures: 2
        sparsity: {name: bernoulli, network: {hidden: [2]}}
        features: {name: categorical, network: {hidden: [2]}}
      decoder: {name: mlp, network: {hidden: [2]}}
      likelihood: bernoulli
      """;

  @TempDir Path folder;

  private static DjlRuntime runtime() {
    EngineUnderTest.PYTORCH.open().close();
    return new DjlRuntime(
        Engine.getEngine("PyTorch"),
        ai.djl.Device.cpu(),
        DjlHarness.components(),
        Optional.empty());
  }

  private static DjlTrainedModel model(Map<String, String> companions) {
    return new DjlTrainedModel(
        DjlModel.create(
            runtime(),
            (GenerativeModelConfig) ConfigText.model(TINY, "the test"),
            new Workspace.Origin(
                new ObservationShape(List.of(4), Values.BINARY),
                companions,
                Initialization.random(1),
                Optional.empty(),
                Optional.empty())));
  }

  private TensorFile saved(Map<String, String> companions) {
    try (DjlTrainedModel model = model(companions)) {
      model.save(folder);
    }
    return TensorFile.read(folder.resolve(ModelFile.NAME));
  }

  private TensorFile rewritten(TensorFile file, Map<String, String> changed) {
    Map<String, String> texts = new LinkedHashMap<>(file.texts());
    texts.putAll(changed);
    TensorFile other = new TensorFile(texts, file.tensors());
    other.write(folder.resolve(ModelFile.NAME));
    return other;
  }

  /** Codes name their model by its fingerprint, and must find it again. */
  @Test
  void aFileWithoutDropoutKeepsItsFingerprint() {
    TensorFile file = saved(Map.of());
    String text = file.texts().get(MODEL);
    String older = text.replaceAll("(?m)^ *dropout: .*\\R", "");
    assertThat(older).isNotEqualTo(text);
    TensorFile before = rewritten(file, Map.of(MODEL, older));
    try (Model loaded = ModelFile.load(folder, runtime()).trained()) {
      assertThat(loaded.fingerprint()).isEqualTo(before.digest());
      loaded.save(folder.resolve("again"));
    }
    assertThat(TensorFile.read(folder.resolve("again").resolve(ModelFile.NAME)).digest())
        .isEqualTo(before.digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sdlgm.iteration | 4294967295",
        "sdlgm.iteration | soon",
        "sdlgm.shape | {dimensions: [65536, 65536], values: binary}",
        "sdlgm.shape | {dimensions: [2000000000], values: binary}"
      })
  void aTextThatLiesIsRefusedInOneLine(String name, String text) {
    rewritten(saved(Map.of()), Map.of(name, text));
    assertThatThrownBy(() -> ModelFile.load(folder, runtime()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(ModelFile.NAME)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void companionsDoNotLeadOutOfTheFolder() {
    TensorFile file = saved(Map.of("attributes.json", "{}"));
    assertThat(folder.resolve("attributes.json")).hasContent("{}");
    for (String name : List.of("../attributes.json", "/etc/passwd", ".hidden", "", "a/b")) {
      rewritten(file, Map.of("sdlgm.companion." + name, "0".repeat(64)));
      assertThatThrownBy(() -> ModelFile.load(folder, runtime()))
          .as(name)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("cannot be the name");
    }
    assertThatThrownBy(() -> saved(Map.of("model.safetensors", "{}")))
        .isInstanceOf(DataException.class);
  }
}
