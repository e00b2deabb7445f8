package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sdlgm.cli.output.ObservationFile;
import org.sdlgm.code.SparseCode;
import org.sdlgm.code.file.SparseCodeReader;
import org.sdlgm.model.TrainedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sdlgm decode}. */
@Command(
    name = "decode",
    header = "Turn a file of sparse codes back into observations: E[x|z].",
    footer = {
      "  sdlgm decode runs/mnist-TIME -i test.slc -o test.png",
      "  sdlgm decode runs/mnist-TIME -i test.slc -o test.idx",
      "  sdlgm decode runs/mnist-TIME -i test.slc -o test.csv",
      "",
      "The codes must be of this very model: the file holds its fingerprint."
    })
final class DecodeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private EngineOptions engine;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FILE",
      description = "The file of codes (.slc).")
  private Path input;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Its name says the form: .idx, .csv or .png.")
  private Path output;

  @Override
  public Integer call() {
    try (LoadedRun<TrainedModel> loaded = LoadedRun.open(run, common, engine)) {
      // Once through first: a damaged file is found before anything is written.
      long count = count(loaded.model());
      ObservationFile.check(output, loaded.shape(), count);
      decode(loaded, count);
      common.out().println(output + ": " + count + " observations");
    }
    return 0;
  }

  private long count(TrainedModel model) {
    try (SparseCodeReader reader = SparseCodeReader.open(input, model.featurePrior())) {
      reader.requireModel(model.fingerprint());
      while (reader.hasNext()) {
        reader.next();
      }
      return reader.codesRead();
    }
  }

  private void decode(LoadedRun<TrainedModel> loaded, long count) {
    try (SparseCodeReader reader = SparseCodeReader.open(input, loaded.model().featurePrior());
        ObservationFile file = ObservationFile.create(output, loaded.shape(), count)) {
      List<SparseCode> batch = new ArrayList<>(LoadedRun.BATCH);
      while (reader.hasNext()) {
        batch.add(reader.next());
        if (batch.size() == LoadedRun.BATCH || !reader.hasNext()) {
          file.add(loaded.model().decode(batch));
          batch.clear();
        }
      }
      file.finish();
    }
  }
}
