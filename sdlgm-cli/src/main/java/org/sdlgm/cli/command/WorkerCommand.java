package org.sdlgm.cli.command;

import java.util.concurrent.Callable;
import org.sdlgm.cli.study.TrialWorker;
import org.sdlgm.cli.study.Workers;
import org.sdlgm.cli.training.Resources;
import org.sdlgm.cli.wiring.Framework;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the processes of a study run; not for people. */
@Command(
    name = Workers.COMMAND,
    hidden = true,
    header = "Run trainings as another sdlgm orders them on the standard input.",
    footer = "  sdlgm reproduce table1 --jobs 2       starts two of these")
final class WorkerCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(names = "--threads", paramLabel = "N", description = "Threads of the engine.")
  private int threads = 1;

  @Override
  public Integer call() throws InterruptedException {
    Framework framework = common.framework();
    Resources resources = Resources.of(framework, common.location());
    new TrialWorker(framework, resources, threads, System.in, common.out()).run();
    return 0;
  }
}
