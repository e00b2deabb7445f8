package org.sdlgm.experiment.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.Dataset;
import org.sdlgm.experiment.run.RunRecord.Status;

/** Finds out where a run's results will come from. */
public final class Provenance {
  private static final long GIBIBYTE = 1L << 30;

  private Provenance() {}

  /**
   * The record of a run that begins.
   *
   * @param config its configuration
   * @param backend what it runs on
   * @param dataset its data
   * @param plugins titles of the plug-ins in use
   */
  public static RunRecord of(
      RunConfig config, Backend backend, Dataset dataset, List<String> plugins) {
    String now = now();
    return new RunRecord(
        RunRecord.FORMAT,
        Status.RUNNING,
        0,
        0,
        config.seed(),
        backend.engine(),
        backend.device(),
        dataset.name(),
        dataset.sums(),
        "",
        plugins,
        software(),
        machine(),
        now,
        now);
  }

  /** The time, in ISO 8601, to the second. */
  public static String now() {
    return Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static Map<String, String> software() {
    Map<String, String> software = new LinkedHashMap<>();
    software.put("SDLGM", BuildInfo.version());
    software.put("DJL", BuildInfo.djl());
    software.put(
        "Java", System.getProperty("java.version") + ", " + System.getProperty("java.vm.name"));
    return software;
  }

  private static Map<String, String> machine() {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("Processor", processor());
    machine.put("Cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    memory().ifPresent(gib -> machine.put("Memory", gib + " GiB"));
    machine.put(
        "System",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
    return machine;
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try (Stream<String> lines = Files.lines(info)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException e) {
        return System.getProperty("os.arch"); // of use to a reader, of no consequence
      }
    }
    return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"))
        .orElse(System.getProperty("os.arch"));
  }

  private static Optional<Long> memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Optional.of(Math.round((double) system.getTotalMemorySize() / GIBIBYTE))
        : Optional.empty();
  }
}
