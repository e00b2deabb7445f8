package org.sdlgm.cli.command;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.backend.BackendProvider.Diagnosis;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.experiment.preset.Presets;
import org.sdlgm.experiment.run.BuildInfo;
import org.sdlgm.experiment.training.StartTiming;
import org.sdlgm.experiment.wiring.Framework;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdlgm doctor}. */
@Command(
    name = "doctor",
    header = "Find out what works on this machine, what does not, why, and what to do.",
    footer = {
      "  sdlgm doctor",
      "  sdlgm doctor --timing",
      "  sdlgm doctor --timing --engine MXNet",
      "",
      "Exit code 1 if the engine that trainings use by default does not work."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final long MEBIBYTE = 1L << 20;

  @Mixin private CommonOptions common;
  @Mixin private EngineOptions engine;

  @Option(
      names = "--timing",
      description = "Also measure the time from start to the first iteration.")
  private boolean timing;

  @Override
  public Integer call() {
    Framework framework = common.framework();
    DataLocation location = common.location();
    if (timing) {
      // First: a diagnosis would load the engines, which is part of what is measured.
      time(framework, location);
    }
    PrintStream out = common.out();
    out.println("sdlgm " + BuildInfo.version() + ", DJL " + BuildInfo.djl());
    out.println(
        String.format(
            Locale.ROOT,
            "Java %s, %s; %d cores, at most %d MiB of heap",
            System.getProperty("java.version"),
            System.getProperty("java.home"),
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() / MEBIBYTE));
    framework.plugins().forEach(title -> out.println("plug-in " + title));
    boolean works = diagnoseEngines(framework);
    listData(framework, location);
    return works ? 0 : 1;
  }

  private boolean diagnoseEngines(Framework framework) {
    boolean works = true;
    String needed = engine.over(RunConfig.DEFAULTS.backend()).engine();
    for (Map.Entry<String, BackendProvider> entry : framework.engines().entries().entrySet()) {
      Diagnosis diagnosis = entry.getValue().diagnose();
      common
          .out()
          .println(
              "engine " + entry.getKey() + ": " + (diagnosis.works() ? "works" : "does not work"));
      diagnosis.findings().forEach(finding -> common.out().println("  " + finding));
      if (!diagnosis.works()) {
        common.out().println("  remedy: " + diagnosis.remedy());
        works &= !entry.getKey().equalsIgnoreCase(needed);
      }
    }
    return works;
  }

  private void listData(Framework framework, DataLocation location) {
    common
        .out()
        .println(
            "data folder: "
                + location.folder().map(Object::toString).orElse("none (set SDLGM_DATA)")
                + "; cache: "
                + location.cache());
    framework
        .datasets()
        .entries()
        .forEach(
            (name, loader) ->
                common.out().println("dataset " + name + ": " + state(name, loader, location)));
  }

  private static String state(String name, DatasetLoader loader, DataLocation location) {
    if (loader.readsOwnFiles()) {
      return "reads files of your own";
    }
    return loader.isHere(location)
        ? "ready"
        : "not here; get it by 'sdlgm data fetch " + name + "'";
  }

  private void time(Framework framework, DataLocation location) {
    long jvmStarted = ManagementFactory.getRuntimeMXBean().getStartTime();
    String preset = framework.datasets().get("mnist").isHere(location) ? "mnist" : "bars";
    RunConfig base = Presets.get(preset);
    RunConfig config = framework.complete(base.withBackend(engine.over(base.backend())));
    StartTiming measured = StartTiming.measure(framework, location, config, jvmStarted);
    common
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "start to first iteration, preset %s on %s: %.2f s (ready to load %.2f s, engine"
                    + " and data loaded %.2f s)",
                preset,
                measured.engine(),
                measured.firstIteration(),
                measured.ready(),
                measured.loaded()));
  }
}
