package org.sdlgm.djl.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.config.Require;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.error.ConfigurationException;

class ConfigTextTest {
  private static final String SOURCE = "my.yaml";

  /** Options as a component has them. */
  private record Options(NetworkConfig network, TemperatureConfig temperature, double rate) {
    static final Options DEFAULTS =
        new Options(
            new NetworkConfig(List.of(256, 64), Activation.RELU),
            TemperatureConfig.learned(1),
            0.5);

    private Options {
      Require.inRange("rate", rate, 0, 1);
    }
  }

  private static RunConfig overlay(String yaml) {
    return ConfigText.overlay(RunConfig.DEFAULTS, yaml, SOURCE);
  }

  private static void assertRefused(String yaml, String... parts) {
    assertThatThrownBy(() -> overlay(yaml))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll(
            Stream.concat(Stream.of(SOURCE), Stream.of(parts)).toArray(String[]::new))
        .message()
        .doesNotContain("\n")
        .doesNotContain("com.fasterxml")
        .doesNotContain("org.sdlgm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n ", "# nothing but a comment\n", "{}", "---\n"})
  void aTextThatSaysNothingChangesNothing(String yaml) {
    assertThat(overlay(yaml)).isEqualTo(RunConfig.DEFAULTS);
  }

  @Test
  void whatItWritesItReads() {
    RunConfig config =
        overlay(
            """
            name: mnist
            seed: -9223372036854775808
            dataset: {name: mnist, binarization: dynamic, sizes: [1, 2], nested: {deep: 1.5}}
            training: {sampling: straight-through, batchSize: 7}
            """);
    RunConfig again = ConfigText.overlay(RunConfig.DEFAULTS, ConfigText.of(config), SOURCE);
    assertThat(again).isEqualTo(config);
    assertThat(again.training().sampling()).isEqualTo(SamplingMode.STRAIGHT_THROUGH);
    assertThat(again.seed()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void enumerationsAreLowerCaseWithHyphens() {
    String yaml = ConfigText.of(TrainingConfig.DEFAULTS);
    assertThat(yaml).contains("sampling: relaxed").contains("featureDivergence: full");
    for (String text : List.of("straight-through", "STRAIGHT_THROUGH", "Straight-Through")) {
      assertThat(overlay("training: {sampling: " + text + "}").training().sampling())
          .isEqualTo(SamplingMode.STRAIGHT_THROUGH);
    }
  }

  @Test
  void namesThatLookLikeOtherTypesSurvive() {
    for (String name : List.of("123", "1e5", "true", "null", "no", "0x1F", "2020-01-01", "1_0")) {
      RunConfig config =
          new RunConfig(
              name,
              0,
              BackendConfig.DEFAULTS,
              new ComponentConfig("bars", Map.of("text", name)),
              RunConfig.DEFAULTS.model(),
              TrainingConfig.DEFAULTS,
              EvaluationConfig.DEFAULTS);
      assertThat(overlay(ConfigText.of(config))).as(name).isEqualTo(config);
    }
  }

  @Test
  void mapsMergeAndTheRestStays() {
    RunConfig config =
        overlay("training: {optimizer: {learningRate: 0.01}, iterations: 5}\nname: short");
    assertThat(config.training().optimizer().learningRate()).isEqualTo(0.01);
    assertThat(config.training().optimizer().beta1()).isEqualTo(0.9);
    assertThat(config.training().iterations()).isEqualTo(5);
    assertThat(config.training().batchSize()).isEqualTo(100);
    assertThat(config.name()).isEqualTo("short");
  }

  @Test
  void listsAreReplaced() {
    assertThat(overlay("evaluation: {metrics: [gated]}").evaluation().metrics())
        .containsExactly("gated");
  }

  @Test
  void aComponentMayBeABareName() {
    assertThat(overlay("dataset: mnist").dataset()).isEqualTo(ComponentConfig.of("mnist"));
  }

  @Test
  void optionsOfTheSameComponentMerge() {
    RunConfig base = overlay("dataset: {name: bars, size: 8, seed: 3}");
    assertThat(ConfigText.overlay(base, "dataset: {seed: 4}", SOURCE).dataset().options())
        .containsExactlyInAnyOrderEntriesOf(Map.of("size", 8, "seed", 4));
    assertThat(ConfigText.overlay(base, "dataset: {name: bars, seed: 4}", SOURCE).dataset())
        .isEqualTo(ConfigText.overlay(base, "dataset: {seed: 4}", SOURCE).dataset());
  }

  @Test
  void anotherComponentForgetsTheOptions() {
    RunConfig base = overlay("dataset: {name: bars, size: 8}");
    assertThat(ConfigText.overlay(base, "dataset: mnist", SOURCE).dataset().options()).isEmpty();
    assertThat(
            ConfigText.overlay(base, "dataset: {name: mnist, folder: x}", SOURCE)
                .dataset()
                .options())
        .isEqualTo(Map.of("folder", "x"));
  }

  @Test
  void theSameBareNameKeepsTheOptions() {
    RunConfig base = overlay("dataset: {name: bars, size: 8}");
    assertThat(ConfigText.overlay(base, "dataset: bars", SOURCE)).isEqualTo(base);
  }

  @Test
  void setReplacesOneValue() {
    RunConfig config = ConfigText.set(RunConfig.DEFAULTS, "training.optimizer.learningRate=2e-3");
    assertThat(config.training().optimizer().learningRate()).isEqualTo(2e-3);
    assertThat(ConfigText.set(config, "training.iterations = 2000").training().iterations())
        .isEqualTo(2000);
    assertThat(ConfigText.set(config, "evaluation.metrics=[a, b]").evaluation().metrics())
        .containsExactly("a", "b");
    assertThat(ConfigText.set(config, "dataset=mnist").dataset().name()).isEqualTo("mnist");
    assertThat(ConfigText.set(config, "model.latent.width=9").model())
        .isInstanceOfSatisfying(
            GenerativeModelConfig.class,
            model -> assertThat(model.latent().options()).isEqualTo(Map.of("width", 9)));
    assertThat(ConfigText.set(config, "dataset.text=a=b").dataset().options())
        .isEqualTo(Map.of("text", "a=b"));
  }

  @ParameterizedTest
  @CsvSource({
    "training.iterations, sets nothing",
    "=5, sets nothing",
    "training..iterations=5, empty name",
    ".training=5, empty name",
    "training.=5, empty name",
    "training.iteratons=5, did you mean 'iterations'",
    "trainig.iterations=5, did you mean 'training'",
    "training.iterations=many, whole number",
    "training.iterations=0, from 1",
    "training.iterations=, iterations",
    "training=, training",
    "'training.iterations=[', not valid YAML",
    "training.iterations.deeper=5, iterations"
  })
  void setRefusesWhatDoesNotFit(String assignment, String part) {
    assertThatThrownBy(() -> ConfigText.set(RunConfig.DEFAULTS, assignment))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(part)
        .hasMessageContaining(assignment)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void anUnknownKeyIsNamedWithItsPathAndTheNearest() {
    assertRefused("trainning: {}", "unknown option 'trainning'", "did you mean 'training'?");
    assertRefused(
        "training: {optimizer: {learnRate: 1}}",
        "'training.optimizer.learnRate'",
        "did you mean 'learningRate'?",
        "beta1, beta2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "training: {iterations: ten} | training.iterations is 'ten'; it must be a whole number",
        "training: {iterations: 1.5} | training.iterations",
        "training: {iterations: true} | training.iterations",
        "training: {iterations: null} | training.iterations",
        "training: {iterations: [1]} | training.iterations",
        "training: {iterations: 99999999999} | training.iterations",
        "training: {optimizer: {learningRate: fast}} | is 'fast'; it must be a number",
        "training: {optimizer: 3} | training.optimizer",
        "training: [1, 2] | training",
        "training: {sampling: soft} | one of relaxed, straight-through, hard",
        "training: {sampling: 1} | training.sampling",
        "evaluation: {metrics: gated} | evaluation.metrics",
        "evaluation: {metrics: [[1]]} | evaluation.metrics",
        "dataset: {size: 3, name: [x]} | dataset",
        "dataset: 5 | dataset",
        "dataset: null | dataset",
        "model: null | model"
      })
  void aWrongTypeIsNamedWithWhatIsRight(String yaml, String part) {
    assertRefused(yaml, part);
  }

  @Test
  void aValueOutOfRangeIsNamed() {
    assertRefused("training: {batchSize: 0}", "training.batchSize is 0", "from 1");
    assertRefused("training: {optimizer: {learningRate: .nan}}");
    assertRefused("training: {optimizer: {learningRate: 1e999}}", "learningRate is Infinity");
    assertRefused("name: a/b", "name is 'a/b'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1, 2",
        "a: b: c",
        "\tname: x",
        "name: 'open",
        "name: a\nname: b",
        "dataset: {a: 1, a: 2}",
        "- a\n- b",
        "just a text",
        "5",
        "name: *missing"
      })
  void aTextThatIsNoMappingIsRefused(String yaml) {
    assertRefused(yaml);
  }

  @Test
  void attacksAreRefused() {
    assertRefused("a: " + "[".repeat(10_000), "YAML");
    assertRefused("a: " + "{a: ".repeat(10_000), "YAML");
    assertRefused("name: " + "x".repeat(1 << 21), "1 MiB");
    String laughs =
        """
        a: &a [x,x,x,x,x,x,x,x,x]
        b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
        c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
        d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]
        """;
    assertRefused(laughs);
    assertRefused("a: !!javax.script.ScriptEngineManager [x]");
  }

  /** The parser would give the alias's name as a text. */
  @Test
  void anAliasIsRefused() {
    assertRefused("name: &a x\ndataset: *a", "alias *a", "write the value out");
  }

  @Test
  void aSecondDocumentIsRefused() {
    assertRefused("name: a\n---\nname: b");
  }

  @Test
  void componentOptionsBecomeARecordOverTheDefaults() {
    ComponentConfig config =
        new ComponentConfig(
            "bernoulli", Map.of("rate", 0.25, "network", Map.of("hidden", List.of(8))));
    Options options = config.optionsOver(Options.DEFAULTS);
    assertThat(options.rate()).isEqualTo(0.25);
    assertThat(options.network()).isEqualTo(new NetworkConfig(List.of(8), Activation.RELU));
    assertThat(options.temperature()).isEqualTo(TemperatureConfig.learned(1));
    assertThat(ComponentConfig.of("bernoulli", options).optionsOver(Options.DEFAULTS))
        .isEqualTo(options);
  }

  @Test
  void aWrongComponentOptionNamesTheComponent() {
    assertThatThrownBy(
            () -> new ComponentConfig("bernoulli", Map.of("rat", 1)).optionsOver(Options.DEFAULTS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("bernoulli")
        .hasMessageContaining("did you mean 'rate'?");
    assertThatThrownBy(
            () -> new ComponentConfig("bernoulli", Map.of("rate", 2)).optionsOver(Options.DEFAULTS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("rate is 2.0; it must be from 0.0 to 1.0");
  }

  /** A record is its components, whatever questions it answers. */
  @Test
  void aRecordWithAQuestionComesBack() {
    ObservationShape shape = new ObservationShape(List.of(4, 4), ObservationShape.Values.BINARY);
    ObservationShape other = new ObservationShape(List.of(1), ObservationShape.Values.REAL);
    assertThat(ConfigText.overlay(other, ConfigText.of(shape), SOURCE)).isEqualTo(shape);
  }

  @Test
  void whatIsGivenIsNotChanged() {
    Map<String, Object> values = Map.of("training", Map.of("iterations", 3));
    RunConfig config = ConfigTree.overlay(RunConfig.DEFAULTS, values, SOURCE);
    assertThat(config.training().iterations()).isEqualTo(3);
    assertThat(RunConfig.DEFAULTS.training().iterations()).isEqualTo(10_000);
  }

  @Test
  void aModelOfLabelsReplacesAGenerativeOne() {
    RunConfig config =
        ConfigText.overlay(
            RunConfig.DEFAULTS, "model: {labels: {name: sdlgm-dis, maxFeatures: 5}}", "a file");
    assertThat(config.model())
        .isEqualTo(
            new LabelModelConfig(new ComponentConfig("sdlgm-dis", Map.of("maxFeatures", 5))));
    assertThat(ConfigText.set(config, "model.labels.maxFeatures=7").model())
        .isEqualTo(
            new LabelModelConfig(new ComponentConfig("sdlgm-dis", Map.of("maxFeatures", 7))));
    assertThat(ConfigText.set(RunConfig.DEFAULTS, "model.labels=logistic").model())
        .isEqualTo(new LabelModelConfig(ComponentConfig.of("logistic")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model: {labels: logistic, decoder: mlp}",
        "model: {labels: logistic, latent: {name: sparse, width: 3}}"
      })
  void aModelOfLabelsStandsAlone(String yaml) {
    assertThatThrownBy(() -> ConfigText.overlay(RunConfig.DEFAULTS, yaml, "a file"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("model.labels is a whole model")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aModelComesBackFromItsText() {
    List<ModelConfig> models =
        List.of(
            RunConfig.DEFAULTS.model(),
            new LabelModelConfig(new ComponentConfig("sdlgm-dis", Map.of("maxFeatures", 5))));
    for (ModelConfig model : models) {
      assertThat(ConfigText.model(ConfigText.of((Record) model), "a file")).isEqualTo(model);
    }
    assertThatThrownBy(() -> ConfigText.model("latent: sparse", "a file"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("decoder is missing");
  }

  @Test
  void dropoutMayBeLeftOut() {
    NetworkConfig base = new NetworkConfig(List.of(4), Activation.RELU, 0.5);
    assertThat(ConfigText.overlay(base, "hidden: [8]", "a file").dropout()).isEqualTo(0.5);
    assertThat(ConfigText.overlay(base, "dropout: 0", "a file").dropout()).isZero();
    assertThatThrownBy(() -> ConfigText.overlay(base, "dropout: 1", "a file"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("dropout is 1.0");
  }
}
