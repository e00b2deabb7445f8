package org.sdlgm.experiment.study;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.config.Require;
import org.sdlgm.data.DataLocation;

/**
 * The processes that a study's runs share. Trainings need processes of their own: PyTorch records
 * one graph at a time in a process.
 *
 * @param jobs how many processes, at least 1
 * @param threads of the engine in each, at least 1
 * @param places where the workers find plug-ins and data
 */
public record Workers(int jobs, int threads, Places places) {
  /** Memory that a process is reckoned to need: engine, data and model. */
  private static final long BYTES = 2L << 30;

  /**
   * Where a worker finds what its trials name: as in the process that starts it.
   *
   * @param plugins jars of plug-ins
   * @param data where data is looked for
   */
  public record Places(List<Path> plugins, DataLocation data) {
    public Places {
      plugins = List.copyOf(plugins);
    }
  }

  Settings settings() {
    return new Settings(
        threads,
        places.plugins().stream().map(Path::toString).toList(),
        places.data().folder().map(Path::toString).orElse(""),
        places.data().cache().toString(),
        places.data().offline());
  }

  /**
   * The first line that a worker reads.
   *
   * @param threads of the engine
   * @param plugins jars of plug-ins
   * @param dataFolder where data is looked for first; empty for nowhere
   * @param cache where downloads are kept
   * @param offline whether the network must not be asked
   */
  record Settings(
      int threads, List<String> plugins, String dataFolder, String cache, boolean offline) {
    List<Path> pluginJars() {
      return plugins.stream().map(Path::of).toList();
    }

    DataLocation data() {
      Optional<Path> folder =
          dataFolder.isEmpty() ? Optional.empty() : Optional.of(Path.of(dataFolder));
      return new DataLocation(folder, Path.of(cache), offline);
    }
  }

  /** Copies the list. */
  public Workers {
    Require.inRange("--jobs", jobs, 1, 1024);
    Require.inRange("--threads", threads, 1, 1024);
  }

  /**
   * Workers that share the machine's cores. Small models gain more from a process each than from
   * several threads, so there is one per core, as far as memory reaches.
   *
   * @param jobs how many processes; empty for one per core
   * @param threads of the engine in each; empty for an equal share of the cores
   * @param places where the workers find plug-ins and data
   */
  public static Workers sharing(Optional<Integer> jobs, Optional<Integer> threads, Places places) {
    int cores = Runtime.getRuntime().availableProcessors();
    int chosen = jobs.orElseGet(() -> (int) Math.max(1, Math.min(cores, memory() / BYTES)));
    int share = Math.max(1, cores / Math.max(1, chosen));
    return new Workers(chosen, threads.orElse(share), places);
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
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), TrialWorker.class.getName()));
    return line;
  }
}
