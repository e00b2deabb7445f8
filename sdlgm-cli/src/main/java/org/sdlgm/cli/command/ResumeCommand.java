package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.training.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sdlgm resume}. */
@Command(
    name = "resume",
    header = "Go on with a run that was stopped or killed, from its last good checkpoint.",
    footer = {
      "  sdlgm resume runs/mnist-TIME",
      "",
      "The losses are those of a run that was never stopped: a checkpoint holds",
      "weights, optimiser moments, temperatures, the state of all randomness, and the",
      "data order."
    })
final class ResumeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private EngineOptions engine;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.open(run);
    if (folder.isFinished()) {
      common.tell("this run is finished; its report is " + folder.findings());
      return 0;
    }
    TrainingRun training = common.trainingRun(common.framework());
    return RunSummary.print(training.resume(folder, engine::over), common);
  }
}
