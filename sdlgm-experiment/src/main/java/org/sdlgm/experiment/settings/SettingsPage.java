package org.sdlgm.experiment.settings;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.Setting;
import org.sdlgm.config.SettingRange;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.experiment.wiring.Framework.Offer;
import org.sdlgm.spi.Axis;

/**
 * Every setting with its default, range and meaning, in Markdown. All is read from the records
 * themselves: names and types from their components, meanings and ranges from {@link Setting}.
 */
public final class SettingsPage {
  private static final String TITLE =
      """
      # Settings

      Every field of a configuration, its default, and what it means. Write it in a YAML file, set it with `--set path=value`, or in Java
      with `config.with("path", value)`. `./sdlgm list settings` prints this page, with the settings of your plug-ins.

      ## What is chosen by name

      | axis | setting | what | names |
      |---|---|---|---|
      """;

  private final Framework framework;

  /** Records that components share, by the name of the setting that holds one. */
  private final Map<String, Record> shared = new LinkedHashMap<>();

  private SettingsPage(Framework framework) {
    this.framework = framework;
  }

  /**
   * The page.
   *
   * @param framework what there is to choose from
   */
  public static String of(Framework framework) {
    return new SettingsPage(framework).text();
  }

  private String text() {
    String run = run("A run", "", RunConfig.DEFAULTS);
    String options =
        Arrays.stream(Axis.values())
            .flatMap(axis -> framework.offers(axis).stream().map(offer -> options(axis, offer)))
            .collect(Collectors.joining());
    String parts =
        shared.entrySet().stream()
            .map(
                part ->
                    section(
                        "`%s`, wherever it is".formatted(part.getKey()),
                        part.getKey() + ".",
                        part.getValue()))
            .collect(Collectors.joining());
    return TITLE + axes() + run + parts + options;
  }

  private String axes() {
    return Arrays.stream(Axis.values())
        .map(
            axis ->
                row(
                    axis.toString(),
                    code(axis.path()),
                    axis.meaning(),
                    framework.offers(axis).stream()
                        .map(offer -> code(offer.name()))
                        .distinct()
                        .collect(Collectors.joining(", "))))
        .collect(Collectors.joining());
  }

  /** A record of the run's configuration, and those within it. */
  private static String run(String title, String prefix, Record defaults) {
    StringBuilder text = new StringBuilder(section(title, prefix, defaults));
    nested(defaults)
        .forEach(
            (name, value) -> text.append(run(code(prefix + name), prefix + name + ".", value)));
    return text.toString();
  }

  private String options(Axis axis, Offer offer) {
    Record defaults = offer.choice().defaults();
    collect(defaults);
    String engines = offer.engines().isEmpty() ? "" : " of " + String.join(", ", offer.engines());
    return defaults.getClass().getRecordComponents().length == 0
        ? ""
        : section(
            "Options of the %s `%s`%s".formatted(axis.noun(), offer.name(), engines), "", defaults);
  }

  private void collect(Record defaults) {
    nested(defaults)
        .forEach(
            (name, value) -> {
              shared.putIfAbsent(name, value);
              collect(value);
            });
  }

  private static Map<String, Record> nested(Record record) {
    Map<String, Record> nested = new LinkedHashMap<>();
    ConfigTree.fields(record)
        .forEach(
            (name, value) -> {
              if (value instanceof Record inner && !(value instanceof ComponentConfig)) {
                nested.put(name, inner);
              }
            });
    return nested;
  }

  private static String section(String title, String prefix, Record defaults) {
    Map<String, Object> values = ConfigTree.of(defaults);
    return Stream.of(defaults.getClass().getRecordComponents())
        .map(field -> row(prefix, field, values.get(field.getName())))
        .collect(
            Collectors.joining(
                "",
                "\n## %s\n\n| setting | what | default | range | meaning |\n|---|---|---|---|---|\n"
                    .formatted(title),
                ""));
  }

  private static String row(String prefix, RecordComponent field, Object value) {
    Setting setting = field.getAnnotation(Setting.class);
    return row(
        code(prefix + field.getName()),
        kind(field.getType()),
        shown(value),
        SettingRange.of(field).toString(),
        setting == null ? "" : setting.value());
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** What may be written there. */
  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> code(ConfigTree.hyphenated((Enum<?>) constant)))
          .collect(Collectors.joining(", "));
    }
    if (type == int.class || type == long.class) {
      return "whole number";
    }
    if (type == double.class) {
      return "number";
    }
    if (type == boolean.class) {
      return "`true`, `false`";
    }
    if (type == String.class) {
      return "text";
    }
    if (type == ComponentConfig.class) {
      return "component";
    }
    return List.class.isAssignableFrom(type) ? "list" : "group";
  }

  /** A default in a cell; a record's own fields have a section of their own. */
  private static String shown(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.containsKey("name") ? "`" + map.get("name") + "`" : "see there";
    }
    return value == null || value.equals("") ? "none" : "`" + value + "`";
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
