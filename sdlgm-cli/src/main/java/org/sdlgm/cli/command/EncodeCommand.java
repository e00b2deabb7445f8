package org.sdlgm.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sdlgm.code.file.SparseCodeFileSize;
import org.sdlgm.data.Observations;
import org.sdlgm.data.RowRange;
import org.sdlgm.experiment.input.ObservationSource;
import org.sdlgm.experiment.output.ObservationFile;
import org.sdlgm.experiment.output.RealCodes;
import org.sdlgm.experiment.output.SparseCodes;
import org.sdlgm.model.CodeSearch;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.storage.Destination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sdlgm encode}. */
@Command(
    name = "encode",
    header = "Turn observations into codes: a compact file of sparse ones (.slc).",
    footer = {
      "  sdlgm encode runs/mnist-TIME -i mnist -o test.slc",
      "  sdlgm encode runs/mnist-TIME -i mnist --part training -o training.slc",
      "  sdlgm encode runs/mnist-TIME -i images-idx3-ubyte.gz -o images.slc",
      "",
      "The codes of real latents (gaussian, cauchy), where the posterior is centred, are",
      "written as numbers: -o test.csv or test.idx.",
      "",
      "A file is IDX of bytes, raw or gzipped. Where the model is of binary data, its",
      "bytes above 127 are 1. The run's own dataset is read as its configuration says."
    })
final class EncodeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions trained;
  @Mixin private OverwriteOption overwrite;
  @Mixin private InputOptions input;

  @Option(
      names = "--fast",
      description = "Write the encoder's most probable codes, without a search for better ones.")
  private boolean fast;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The file of codes; '-' is the standard output.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    try (LoadedRun<TrainedModel> loaded = trained.open(common);
        ObservationSource source = loaded.source(common)) {
      write(loaded.model(), input.find(source, loaded.model(), common));
    }
    return 0;
  }

  private void write(TrainedModel model, Observations observations) {
    Destination destination = overwrite.destination(output, common, input.paths());
    switch (model.description().values()) {
      case COUNTS -> writeSparse(model, observations, destination);
      case REAL -> writeReal(model, observations, destination);
    }
  }

  private void writeReal(TrainedModel model, Observations observations, Destination destination) {
    int count = observations.count();
    try (ObservationFile file = RealCodes.create(destination, model.description(), count)) {
      for (RowRange range : RowRange.over(count, LoadedRun.BATCH)) {
        file.add(model.posterior(range.of(observations)).mode());
      }
      file.finish();
    }
    common.report(
        destination,
        "%s: %d codes of %d numbers".formatted(destination, count, model.description().width()));
  }

  private void writeSparse(TrainedModel model, Observations observations, Destination destination) {
    try (SparseCodes codes = new SparseCodes(destination, model)) {
      for (RowRange range : RowRange.over(observations.count(), LoadedRun.BATCH)) {
        codes.add(model.search(range.of(observations), fast ? CodeSearch.NONE : CodeSearch.USUAL));
      }
      SparseCodeFileSize size = codes.finish();
      common.report(
          destination,
          String.format(
              Locale.ROOT,
              "%s: %d codes in %d bytes, %.2f bits per observation; the model's prior alone"
                  + " would need %.2f",
              destination,
              size.codes(),
              size.bytes(),
              size.bitsPerCode(),
              codes.bitsByPrior()));
    }
  }
}
