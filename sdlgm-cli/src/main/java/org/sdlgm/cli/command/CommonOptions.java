package org.sdlgm.cli.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.cli.progress.Display;
import org.sdlgm.cli.progress.RunDisplay;
import org.sdlgm.data.DataLocation;
import org.sdlgm.datasets.DataLocations;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.study.Workers;
import org.sdlgm.experiment.training.Resources;
import org.sdlgm.experiment.training.TrainingRun;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.storage.Destination;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes. */
final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 100,
      description = "Show this help.")
  boolean helpAsked;

  @Option(
      names = {"-v", "--verbose"},
      order = 101,
      description = "Say more: log messages, and stack traces of errors.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      order = 102,
      description = "Show no progress.")
  private boolean quiet;

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      order = 103,
      description = "Also use the plug-ins of this jar; may be given again.")
  private List<Path> plugins = new ArrayList<>();

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      order = 104,
      description = "Where data is looked for first; else SDLGM_DATA.")
  private Optional<Path> dataDir = Optional.empty();

  @Option(names = "--offline", order = 105, description = "Never ask the network.")
  private boolean offline;

  private Sdlgm sdlgm() {
    return (Sdlgm) command.root().userObject();
  }

  /** The framework with the plug-ins that were asked for. */
  Framework framework() {
    if (verbose) {
      // Logging starts with the first class that logs, which the framework brings.
      System.setProperty("sdlgm.log", "DEBUG");
      System.setProperty("sdlgm.pattern", "%-5level %logger{20}: %msg%n%nopex");
    }
    return sdlgm().framework(plugins);
  }

  /** Where data is looked for. */
  DataLocation location() {
    dataDir.ifPresent(
        folder -> {
          if (!Files.isDirectory(folder)) {
            throw new ConfigurationException("--data-dir " + folder + ": there is no such folder");
          }
        });
    return DataLocations.standard(dataDir, offline);
  }

  /** What the user said that a study's processes must know too, as options of their own. */
  Workers.Places workerPlaces() {
    return new Workers.Places(plugins, location());
  }

  /** Where and how progress is shown. */
  Display display() {
    return Display.of(quiet, sdlgm().err(), sdlgm().columns());
  }

  /** Trains, shown as the user asked for. */
  TrainingRun trainingRun(Framework framework) {
    return new TrainingRun(
        framework, Resources.of(framework, location()), new RunDisplay(display()));
  }

  /** For results. */
  PrintStream out() {
    return sdlgm().out();
  }

  /** The standard output itself, for what is no text. */
  OutputStream results() {
    return sdlgm().results();
  }

  /** Says what became of an output: beside it, where that is the standard output itself. */
  void report(Destination destination, String message) {
    if (destination.path().isPresent()) {
      out().println(message);
    } else {
      tell(message);
    }
  }

  /** Tells the user what a script does not need to know. */
  void tell(String message) {
    if (!quiet) {
      sdlgm().err().println("sdlgm: " + message);
    }
  }
}
