package org.sdlgm.cli.study;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.cli.Main;
import org.sdlgm.config.Require;

/**
 * The processes that a study's runs share. Trainings need processes of their own: PyTorch records
 * one graph at a time in a process.
 *
 * @param jobs how many processes, at least 1
 * @param threads of the engine in each, at least 1
 * @param options of the command line that a worker shares with the study's command, such as {@code
 *     --plugin}
 */
public record Workers(int jobs, int threads, List<String> options) {
  /** The command that makes a process a worker. */
  public static final String COMMAND = "worker";

  /** Memory that a process is reckoned to need: engine, data and model. */
  private static final long BYTES = 2L << 30;

  /** Copies the list. */
  public Workers {
    Require.inRange("--jobs", jobs, 1, 1024);
    Require.inRange("--threads", threads, 1, 1024);
    options = List.copyOf(options);
  }

  /**
   * Workers that share the machine's cores. Small models gain more from a process each than from
   * several threads, so there is one per core, as far as memory reaches.
   *
   * @param jobs how many processes; empty for one per core
   * @param threads of the engine in each; empty for an equal share of the cores
   * @param options of the command line that a worker shares with the study's command
   */
  public static Workers sharing(
      Optional<Integer> jobs, Optional<Integer> threads, List<String> options) {
    int cores = Runtime.getRuntime().availableProcessors();
    int chosen = jobs.orElseGet(() -> (int) Math.max(1, Math.min(cores, memory() / BYTES)));
    int share = Math.max(1, cores / Math.max(1, chosen));
    return new Workers(chosen, threads.orElse(share), options);
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  /** The command line of a worker: this JVM's own, but for what debugs it. */
  List<String> commandLine() {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.matches("-(XX:|X[msl]|D|-enable|-add).*"))
        .forEach(line::add);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    line.addAll(List.of(COMMAND, "--threads", Integer.toString(threads)));
    line.addAll(options);
    return line;
  }
}
