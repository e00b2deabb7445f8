package org.sdlgm.report;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.experiment.run.ReportContent;

/**
 * Writes reports to look at, after a change to the page: MNIST with good codes, MNIST with codes
 * that only work soft, colour pictures, a table, and a continuous latent.
 *
 * <p>Arguments: a folder with MNIST's .gz files, and the folder to write to.
 */
final class ReportPreview {
  private static final int SHOWN = 500;

  private ReportPreview() {}

  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    Path out = Path.of(arguments[1]);
    ObservationShape digits = new ObservationShape(List.of(28, 28), Values.BINARY);
    Dataset mnist = mnist(data, digits);
    BlobModel model = BlobModel.of(digits, 200, 40);
    write(out, "mnist", 0, mnist, model);
    write(out, "mnist-learned-temperatures", 900, mnist, model);
    ObservationShape colour = new ObservationShape(List.of(32, 32, 3), Values.UNIT_INTERVAL);
    write(
        out,
        "colour",
        0,
        SampleRuns.dataset("noise (32 × 32 × 3)", colour, 100, List.of()),
        BlobModel.of(colour, 64, 20));
    ObservationShape table = new ObservationShape(List.of(72), Values.REAL);
    write(
        out,
        "emotions",
        0,
        SampleRuns.dataset("emotions", table, 202, List.of("amazed", "happy", "calm", "quiet")),
        BlobModel.of(table, 30, 10));
    write(out, "gaussian", 0, mnist, BlobModel.continuous(digits, 100));
  }

  private static void write(Path out, String name, double gap, Dataset dataset, BlobModel model) {
    new ReportWriter()
        .draw(
            new ReportContent(
                SampleRuns.config(name),
                SampleRuns.provenance(),
                SampleRuns.iterations(10_000),
                SampleRuns.curves(10_000, 500, gap),
                SampleRuns.metrics(gap),
                model,
                dataset,
                133.7,
                List.of()),
            out.resolve(name + ".html"));
  }

  private static Dataset mnist(Path folder, ObservationShape shape) throws IOException {
    float[][] rows = new float[SHOWN][shape.size()];
    int[] classes = new int[SHOWN];
    SplittableRandom random = new SplittableRandom(0);
    try (DataInputStream images = open(folder.resolve("t10k-images-idx3-ubyte.gz"), 16);
        DataInputStream labels = open(folder.resolve("t10k-labels-idx1-ubyte.gz"), 8)) {
      for (int i = 0; i < SHOWN; i++) {
        for (int d = 0; d < shape.size(); d++) {
          rows[i][d] = images.readUnsignedByte() > random.nextInt(255) ? 1 : 0;
        }
        classes[i] = labels.readUnsignedByte();
      }
    }
    List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    return SampleRuns.dataset(
        "mnist (static)", shape, rows, Optional.of(Labels.ofClasses(names, classes)));
  }

  private static DataInputStream open(Path file, int header) throws IOException {
    DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)));
    in.skipNBytes(header);
    return in;
  }
}
