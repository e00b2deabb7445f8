package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sdlgm.data.RowRange;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.output.ObservationFile;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.random.Draws;
import org.sdlgm.storage.Destination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdlgm sample}. */
@Command(
    name = "sample",
    header = "Make new observations: E[x|z] of codes drawn from the model's prior.",
    footer = {
      "  sdlgm sample runs/mnist-TIME -n 64 -o samples.png",
      "  sdlgm sample runs/mnist-TIME -n 10000 --seed 1 -o samples.idx"
    })
final class SampleCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions trained;
  @Mixin private OverwriteOption overwrite;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int count = 64;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the draws (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description =
          "Its name says the form: .idx, .csv or .png; '-' is the standard output, in CSV.")
  private Path output;

  @Override
  public Integer call() {
    if (count < 1) {
      throw new ConfigurationException("-n is " + count + "; it must be at least 1");
    }
    Destination destination = overwrite.destination(output, common, List.of());
    try (LoadedRun<TrainedModel> loaded = trained.open(common);
        ObservationFile file = ObservationFile.create(destination, loaded.shape(), count)) {
      for (RowRange range : RowRange.over(count, LoadedRun.BATCH)) {
        file.add(loaded.model().sample(range.size(), Draws.key(seed, range.from())));
      }
      file.finish();
      common.report(destination, destination + ": " + count + " samples");
    }
    return 0;
  }
}
