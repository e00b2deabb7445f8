package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sdlgm.config.RunConfig;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.training.TrainingRun;
import org.sdlgm.experiment.wiring.Framework;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdlgm train}. */
@Command(
    name = "train",
    header = "Train a model; leaves a run folder with the model, its metrics and a report.",
    footer = {
      "  sdlgm train mnist",
      "  sdlgm train mnist --seed 1 --set training.iterations=20000",
      "  sdlgm train my.yaml --engine MXNet --runs-dir experiments",
      "  sdlgm train bars --quick --set model.latent.maxFeatures=8",
      "  sdlgm train runs/mnist-TIME/config.yaml       the same run again",
      "  sdlgm train multilabel --arff data.arff --labels labels.xml",
      "  sdlgm train multilabel --csv data.csv --labels sunny,windy --test test.csv",
      "",
      "A file needs to say only what differs from the defaults or, with 'preset:",
      "mnist' in it, from a preset. Ctrl-C stops after a checkpoint, from which",
      "'sdlgm resume' goes on."
    })
final class TrainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private EngineOptions engine;

  @Mixin private ConfigurationOptions options;

  @ArgGroup private Place place = new Place();

  /** Where the run folder is made. */
  private static final class Place {
    @Option(
        names = "--runs-dir",
        paramLabel = "DIR",
        description = "Make the run folder, NAME-TIME, in this folder (default: runs).")
    private Path runs = Path.of("runs");

    @Option(
        names = {"-o", "--output"},
        paramLabel = "DIR",
        description = "Make this very folder the run's; it must be new or empty.")
    private Optional<Path> output = Optional.empty();

    RunFolder make(String name) {
      return output
          .map(RunFolder::createAt)
          .orElseGet(() -> RunFolder.create(runs, name, LocalDateTime.now(ZoneId.systemDefault())));
    }
  }

  @Override
  public Integer call() {
    RunConfig written = options.configuration(common, engine);
    Framework framework = common.framework();
    RunConfig config = framework.complete(written);
    TrainingRun run = common.trainingRun(framework);
    return RunSummary.print(run.begin(config, () -> makeFolder(config)), common);
  }

  private RunFolder makeFolder(RunConfig config) {
    RunFolder folder = place.make(config.name());
    common.tell("training in " + folder.path());
    return folder;
  }
}
