package org.sdlgm.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.ConfigTree;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.data.DatasetLoader.FileStatus;
import org.sdlgm.experiment.output.TextTable;
import org.sdlgm.spi.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sdlgm data}. */
@Command(
    name = "data",
    header = "Datasets: which there are, what they are, and getting their files.",
    synopsisSubcommandLabel = "list|info|fetch",
    footer = {
      "  sdlgm data list",
      "  sdlgm data info mnist",
      "  sdlgm data fetch mnist",
      "",
      "Files are looked for in --data-dir or SDLGM_DATA, then in the cache",
      "(SDLGM_CACHE, else ~/.cache/sdlgm), then at the dataset's mirrors."
    },
    subcommands = {
      DataCommand.ListData.class,
      DataCommand.InfoOnData.class,
      DataCommand.FetchData.class
    })
final class DataCommand implements Runnable {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help; 'sdlgm data list --help' for an action's.")
  boolean helpAsked;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say which: list, info NAME or fetch NAME");
  }

  /** {@code sdlgm data list}. */
  @Command(
      name = "list",
      header = "The datasets, and whether their files are here.",
      footer = "  sdlgm data list")
  static final class ListData implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Override
    public Integer call() {
      DataLocation location = common.location();
      TextTable table = new TextTable();
      Registry<DatasetLoader> datasets = common.framework().datasets();
      datasets
          .entries()
          .forEach((name, loader) -> table.row(name, state(loader, location), loader.summary()));
      table.print(common.out());
      return 0;
    }

    private static String state(DatasetLoader loader, DataLocation location) {
      if (loader.readsOwnFiles()) {
        return "your own files";
      }
      if (loader.files(location).isEmpty()) {
        return "generated";
      }
      return loader.isHere(location) ? "here" : "not here";
    }
  }

  /** {@code sdlgm data info}. */
  @Command(
      name = "info",
      header = "What a dataset is: its options, files, sizes.",
      footer = "  sdlgm data info mnist")
  static final class InfoOnData implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "NAME", description = "One of 'sdlgm data list'.")
    private String name;

    @Override
    public Integer call() {
      DatasetLoader loader = common.framework().datasets().get(name);
      DataLocation location = common.location();
      common.out().println(loader.summary());
      TextTable table = new TextTable();
      ConfigTree.of(loader.defaults())
          .forEach((option, value) -> table.row("option", option, String.valueOf(value)));
      loader
          .files(location)
          .forEach(
              file ->
                  table.row(
                      "file", file.name(), (file.present() ? "" : "not ") + "at " + file.place()));
      if (loader.isHere(location)) {
        describe(loader.load(ComponentConfig.of(name), location), table);
      }
      table.print(common.out());
      return 0;
    }

    private static void describe(Dataset dataset, TextTable table) {
      table.row(
          "observation",
          dataset.shape().dimensions().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(" x ")),
          dataset.shape().values().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      Map<String, DataPart> parts = Map.of("training", dataset.training(), "test", dataset.test());
      List.of("training", "test")
          .forEach(
              part ->
                  table.row(
                      "part",
                      part,
                      parts.get(part).count() + " observations" + labels(parts.get(part))));
    }

    private static String labels(DataPart part) {
      return part.labels().map(labels -> ", " + labels.names().size() + " labels").orElse("");
    }
  }

  /** {@code sdlgm data fetch}. */
  @Command(
      name = "fetch",
      header = "Bring a dataset's files into the cache, checked by SHA-256.",
      footer = "  sdlgm data fetch fashion-mnist")
  static final class FetchData implements Callable<Integer> {
    @Mixin private CommonOptions common;

    @Parameters(paramLabel = "NAME", description = "One of 'sdlgm data list'.")
    private String name;

    @Override
    public Integer call() {
      DatasetLoader loader = common.framework().datasets().get(name);
      DataLocation location = common.location();
      common.tell("looking for " + name + " ...");
      loader.fetch(location);
      List<FileStatus> files = loader.files(location);
      if (files.isEmpty()) {
        common.out().println(name + " is generated: it needs no files");
      }
      files.forEach(file -> common.out().println(file.name() + ": " + file.place()));
      return 0;
    }
  }
}
