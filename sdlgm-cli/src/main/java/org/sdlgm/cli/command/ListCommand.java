package org.sdlgm.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.Names;
import org.sdlgm.eval.count.CountMeasure;
import org.sdlgm.eval.multilabel.MultiLabelMeasure;
import org.sdlgm.experiment.output.TextTable;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.experiment.settings.SettingsPage;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.spi.Axis;
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
      "  sdlgm list latent",
      "  sdlgm list settings            every field of a configuration: default, range, meaning",
      "  sdlgm list components --plugin my.jar"
    })
final class ListCommand implements Callable<Integer> {
  private static final String COMPONENTS = "components";
  private static final String PRESETS = "presets";
  private static final String SETTINGS = "settings";

  @Mixin private CommonOptions common;

  /** What can be listed. */
  static final class Kinds extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Kinds() {
      super(List.of("engines", "datasets", COMPONENTS, "metrics", PRESETS, SETTINGS));
      Axis.ofComponents().forEach(axis -> add(axis.toString()));
    }
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "${COMPLETION-CANDIDATES}; without it, all but settings.")
  private List<String> kinds = new ArrayList<>();

  @Override
  public Integer call() {
    List<String> known = new Kinds();
    kinds.stream()
        .filter(kind -> !known.contains(kind))
        .findFirst()
        .ifPresent(
            kind -> {
              throw new ConfigurationException(Names.unknown("kind", kind, known));
            });
    Framework framework = common.framework();
    List<String> asked = kinds.isEmpty() ? known.subList(0, known.indexOf(SETTINGS)) : kinds;
    asked.forEach(kind -> list(kind, framework));
    if (kinds.isEmpty()) {
      framework.plugins().forEach(title -> common.out().println("plug-in  " + title));
    }
    return 0;
  }

  private void list(String kind, Framework framework) {
    TextTable table = new TextTable();
    switch (kind) {
      case PRESETS ->
          Presets.NAMES.forEach(name -> table.row("preset", name, Presets.summary(name)));
      case SETTINGS -> common.out().print(SettingsPage.of(framework));
      default -> axes(kind).forEach(axis -> rows(axis, framework, table));
    }
    if (kind.equals("metrics")) {
      ofLabels()
          .forEach(
              measure ->
                  table.row(
                      "of labels",
                      measure.name(),
                      "%s (%s)".formatted(measure.meaning(), measure.unit())));
    }
    table.print(common.out());
  }

  private static List<Axis> axes(String kind) {
    return kind.equals(COMPONENTS)
        ? Axis.ofComponents()
        : Arrays.stream(Axis.values())
            .filter(axis -> kind.equals(axis.toString()) || kind.equals(axis + "s"))
            .toList();
  }

  private static void rows(Axis axis, Framework framework, TextTable table) {
    for (Framework.Offer offer : framework.offers(axis)) {
      String engines = String.join(", ", offer.engines());
      table.row(
          axis.toString(),
          offer.name(),
          offer.choice().summary() + (engines.isEmpty() ? "" : " (" + engines + ")"));
    }
  }

  /** What models of labels are measured by. */
  private static Stream<Description> ofLabels() {
    return Stream.concat(
        MultiLabelMeasure.all().stream().map(MultiLabelMeasure::description),
        CountMeasure.all().stream().map(CountMeasure::description));
  }
}
