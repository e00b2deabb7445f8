package org.sdlgm.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.Setting;
import org.sdlgm.config.SettingRange;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.settings.SettingsPage;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.spi.Axis;

class SettingsTest {
  private static final Path PAGE = Path.of("../docs/settings.md");
  private static final Framework FRAMEWORK = Framework.load(List.of());

  /** Every record that holds settings, with its defaults. */
  static Stream<Record> records() {
    Map<Class<?>, Record> records = new LinkedHashMap<>();
    collect(RunConfig.DEFAULTS, records);
    collect(new LabelModelConfig(ComponentConfig.of("logistic")), records);
    for (Axis axis : Axis.values()) {
      FRAMEWORK.offers(axis).forEach(offer -> collect(offer.choice().defaults(), records));
    }
    return records.values().stream();
  }

  private static void collect(Record defaults, Map<Class<?>, Record> records) {
    if (!(defaults instanceof ComponentConfig)
        && records.putIfAbsent(defaults.getClass(), defaults) == null) {
      ConfigTree.fields(defaults).values().stream()
          .filter(Record.class::isInstance)
          .forEach(nested -> collect((Record) nested, records));
    }
  }

  @Test
  void thePageInTheDocumentationIsTheOneThatIsPrinted() throws IOException {
    String page = SettingsPage.of(FRAMEWORK);
    if (System.getProperty("settings.write") != null) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE))
        .as("run ./mvnw verify -Dsettings.write to write it anew")
        .isEqualTo(page)
        .contains(
            "| latent | `model.latent` |",
            "| `training.batchSize` | whole number | `100` | from 1 to 1048576 | B, how many",
            "| `training.optimizer.schedule` | `constant`, `cosine` | `constant` |",
            "| `maxFeatures` | whole number | `40` | from 1 to 65536 | L0");
  }

  @ParameterizedTest
  @MethodSource("records")
  void everySettingHasAMeaning(Record defaults) {
    assertThat(defaults.getClass().getRecordComponents())
        .allSatisfy(
            field -> {
              assertThat(field.getAnnotation(Setting.class)).as(field.toString()).isNotNull();
              assertThat(field.getAnnotation(Setting.class).value()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("records")
  void everyRangeThatIsStatedIsEnforced(Record defaults) {
    for (RecordComponent field : defaults.getClass().getRecordComponents()) {
      SettingRange range = SettingRange.of(field);
      for (Number number : outside(field, range)) {
        Object value = List.class.isAssignableFrom(field.getType()) ? List.of(number) : number;
        assertThatThrownBy(() -> ConfigTree.set(defaults, field.getName(), value, "the test"))
            .as("%s of %s: %s", field.getName(), defaults.getClass(), number)
            .isInstanceOf(ConfigurationException.class)
            .hasMessageContaining(field.getName() + " is " + number + "; it must be " + range);
      }
    }
  }

  private static List<Number> outside(RecordComponent field, SettingRange range) {
    boolean isWhole =
        field.getType() != double.class && !field.getGenericType().getTypeName().contains("Double");
    return Stream.of(
            isWhole
                ? List.<Number>of(Math.rint(range.least()) - 1, Math.rint(range.greatest()) + 1)
                : List.<Number>of(
                    range.leastIncluded() ? Math.nextDown(range.least()) : range.least(),
                    range.greatestIncluded() ? Math.nextUp(range.greatest()) : range.greatest()))
        .flatMap(List::stream)
        .filter(number -> Double.isFinite(number.doubleValue()))
        .map(number -> isWhole ? (Number) number.intValue() : number)
        .toList();
  }

  @Test
  void aSettingThatIsMissingIsNamed() {
    assertThatThrownBy(() -> RunConfig.DEFAULTS.training().withEstimator(null))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("estimator is missing: give it a value");
    assertThatThrownBy(() -> RunConfig.DEFAULTS.evaluation().withMetrics(Arrays.asList("iw", null)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("a value of metrics is missing: give it a value");
  }
}
