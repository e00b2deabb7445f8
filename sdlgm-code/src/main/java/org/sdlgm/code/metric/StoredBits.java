package org.sdlgm.code.metric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sdlgm.code.SparseCode;
import org.sdlgm.code.file.SparseCodeFileSize;
import org.sdlgm.code.file.SparseCodeHeader;
import org.sdlgm.code.file.SparseCodeWriter;
import org.sdlgm.error.DataException;
import org.sdlgm.metric.CodeMetric;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Metric;
import org.sdlgm.model.ModelDescription;

/**
 * What a stored code costs: the codes are written into a file as {@code sdlgm encode} does, which
 * is weighed and removed.
 */
public final class StoredBits implements CodeMetric {
  /** The metric. */
  public static final Metric METRIC = new StoredBits();

  private StoredBits() {}

  @Override
  public Description description() {
    return new Description(
        "stored-bits",
        "bits",
        Direction.LOWER,
        "bits per observation of a real .slc file of the codes, its header included");
  }

  @Override
  public Estimate evaluate(Evaluation evaluation) {
    Path file = temporary();
    try {
      SparseCodeFileSize size = write(evaluation, file);
      return Estimate.exact(size.bitsPerCode(), size.codes());
    } finally {
      remove(file);
    }
  }

  private static SparseCodeFileSize write(Evaluation evaluation, Path file) {
    ModelDescription model = evaluation.model().description();
    SparseCodeHeader header =
        new SparseCodeHeader(model.width(), model.maxFeatures(), evaluation.model().fingerprint());
    try (SparseCodeWriter writer =
        SparseCodeWriter.create(file, header, evaluation.model().featurePrior())) {
      for (SparseCode code : evaluation.codes()) {
        writer.add(code);
      }
      return writer.finish();
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("sdlgm-codes", ".slc");
    } catch (IOException e) {
      throw new DataException(
          "the folder of temporary files cannot be written: set -Djava.io.tmpdir to another", e);
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new DataException(file + " cannot be removed: remove it", e);
    }
  }
}
