package org.sdlgm.cli.command;

import java.util.Optional;
import org.sdlgm.experiment.study.Workers;
import picocli.CommandLine.Option;

/** How many trainings run side by side. */
final class WorkerOptions {
  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Train in N processes side by side (default: one per core).")
  private Optional<Integer> jobs = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of the engine in each process (default: an equal share).")
  private Optional<Integer> threads = Optional.empty();

  /** The processes, with what the user said that they must know. */
  Workers workers(CommonOptions common) {
    return Workers.sharing(jobs, threads, common.workerPlaces());
  }
}
