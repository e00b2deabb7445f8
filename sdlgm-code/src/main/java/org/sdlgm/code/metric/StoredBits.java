package org.sdlgm.code.metric;

import java.io.OutputStream;
import org.sdlgm.code.SparseCode;
import org.sdlgm.code.file.SparseCodeFileSize;
import org.sdlgm.code.file.SparseCodeHeader;
import org.sdlgm.code.file.SparseCodeWriter;
import org.sdlgm.metric.CodeMetric;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Metric;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.storage.Destination;

/**
 * What a stored code costs: the codes are written as {@code sdlgm encode} does, weighed, and not
 * kept.
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
    Destination scales = Destination.of(OutputStream.nullOutputStream(), "the scales");
    ModelDescription model = evaluation.model().description();
    SparseCodeHeader header =
        new SparseCodeHeader(model.width(), model.maxFeatures(), evaluation.model().fingerprint());
    try (SparseCodeWriter writer =
        SparseCodeWriter.create(scales, header, evaluation.model().featurePrior())) {
      for (SparseCode code : evaluation.codes()) {
        writer.add(code);
      }
      SparseCodeFileSize size = writer.finish();
      return Estimate.exact(size.bitsPerCode(), size.codes());
    }
  }
}
