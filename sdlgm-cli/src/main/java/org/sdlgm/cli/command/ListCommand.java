package org.sdlgm.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.Names;
import org.sdlgm.eval.count.CountMeasure;
import org.sdlgm.eval.multilabel.MultiLabelMeasure;
import org.sdlgm.experiment.output.TextTable;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.metric.Metric.Description;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sdlgm list}. */
@Command(
    name = "list",
    header = "What there is to choose from, plug-ins included.",
    footer = {
      "  sdlgm list",
      "  sdlgm list metrics",
      "  sdlgm list settings            every field of a configuration: default, range, meaning",
      "  sdlgm list components --plugin my.jar"
    })
final class ListCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..*",
      paramLabel = "KIND",
      description =
          "engines, datasets, components, metrics, presets or settings; without it, all but settings.")
  private List<String> kinds = new ArrayList<>();

  /** What can be listed. */
  private enum Kind {
    ENGINES,
    DATASETS,
    COMPONENTS,
    METRICS,
    PRESETS,
    SETTINGS;

    static Kind of(String name) {
      List<String> known = Arrays.stream(values()).map(Kind::toString).toList();
      if (!known.contains(name)) {
        throw new ConfigurationException(Names.unknown("kind", name, known));
      }
      return values()[known.indexOf(name)];
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    List<Kind> asked =
        kinds.isEmpty()
            ? Arrays.stream(Kind.values()).filter(kind -> kind != Kind.SETTINGS).toList()
            : kinds.stream().map(Kind::of).toList();
    Framework framework = common.framework();
    for (Kind kind : asked) {
      list(kind, framework, common.out());
    }
    if (kinds.isEmpty()) {
      framework.plugins().forEach(title -> common.out().println("plug-in  " + title));
    }
    return 0;
  }

  private static void list(Kind kind, Framework framework, PrintStream out) {
    TextTable table = new TextTable();
    switch (kind) {
      case ENGINES ->
          framework
              .engines()
              .entries()
              .forEach((name, engine) -> table.row("engine", name, engine.summary()));
      case DATASETS ->
          framework
              .datasets()
              .entries()
              .forEach((name, dataset) -> table.row("dataset", name, dataset.summary()));
      case COMPONENTS ->
          framework
              .components()
              .axes()
              .forEach(
                  (axis, components) ->
                      components
                          .entries()
                          .forEach((name, factory) -> table.row(axis, name, factory.summary())));
      case METRICS -> {
        framework
            .metrics()
            .entries()
            .forEach((name, metric) -> table.row("metric", name, metric.summary()));
        ofLabels()
            .forEach(
                measure ->
                    table.row(
                        "of labels",
                        measure.name(),
                        "%s (%s)".formatted(measure.meaning(), measure.unit())));
      }
      case PRESETS ->
          Presets.NAMES.forEach(name -> table.row("preset", name, Presets.summary(name)));
      case SETTINGS -> out.print(settings());
    }
    table.print(out);
  }

  /** Every field of a configuration: a page that a test holds against the sources. */
  private static String settings() {
    try (InputStream page = ListCommand.class.getResourceAsStream("settings.md")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a part of this program", e);
    }
  }

  /** What models of labels are measured by. */
  private static Stream<Description> ofLabels() {
    return Stream.concat(
        MultiLabelMeasure.all().stream().map(MultiLabelMeasure::description),
        CountMeasure.all().stream().map(CountMeasure::description));
  }
}
