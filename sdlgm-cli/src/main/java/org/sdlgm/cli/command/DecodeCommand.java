package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sdlgm.experiment.input.CodeFile;
import org.sdlgm.experiment.output.ObservationFile;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.storage.Destination;
import org.sdlgm.storage.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdlgm decode}. */
@Command(
    name = "decode",
    header = "Turn a file of codes back into observations: E[x|z].",
    footer = {
      "  sdlgm decode runs/mnist-TIME -i test.slc -o test.png",
      "  sdlgm decode runs/mnist-TIME -i test.slc -o test.idx",
      "  sdlgm decode runs/mnist-TIME -i test.slc -o test.csv",
      "",
      "Sparse codes must be of this very model: the file holds its fingerprint. Those of",
      "real latents (gaussian, cauchy) are a .csv, K numbers a line."
    })
final class DecodeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions trained;
  @Mixin private OverwriteOption overwrite;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FILE",
      description = "The file of codes (.slc, or .csv of real latents); '-' is the standard input.")
  private Path input;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description =
          "Its name says the form: .idx, .csv or .png; '-' is the standard output, in CSV.")
  private Path output;

  @Override
  public Integer call() {
    Destination destination = overwrite.destination(output, common, List.of(input));
    try (LoadedRun<TrainedModel> loaded = trained.open(common);
        InputFile file = InputFile.open(input)) {
      // Once through first: a damaged file is found before anything is written.
      CodeFile codes = CodeFile.of(loaded.model(), file);
      long count = codes.count();
      ObservationFile.check(destination, loaded.shape(), count);
      try (ObservationFile out = ObservationFile.create(destination, loaded.shape(), count)) {
        codes.forEachBatch(
            LoadedRun.BATCH, latents -> out.add(loaded.model().reconstruct(latents)));
        out.finish();
      }
      common.report(destination, destination + ": " + count + " observations");
    }
    return 0;
  }
}
