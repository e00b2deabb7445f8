package org.sdlgm.experiment.output;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.sdlgm.code.file.PriorBound;
import org.sdlgm.code.file.SparseCodeFileSize;
import org.sdlgm.code.file.SparseCodeHeader;
import org.sdlgm.code.file.SparseCodeWriter;
import org.sdlgm.experiment.wiring.Failures;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.storage.Destination;

/**
 * Sparse codes on their way to a file. While another thread puts a batch into the file, the engine
 * makes the next one: one batch waits at most.
 */
public final class SparseCodes implements AutoCloseable {
  private final TrainedModel model;
  private final SparseCodeWriter writer;
  private final PriorBound bound = new PriorBound();
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

  /**
   * Begins a file.
   *
   * @param destination where it will be; a file of codes there is replaced by {@link #finish}
   * @param model whose codes they are
   * @throws org.sdlgm.error.ConfigurationException if something would be lost that must not be
   * @throws org.sdlgm.error.DataException if no file can be made there
   */
  public SparseCodes(Destination destination, TrainedModel model) {
    ModelDescription description = model.description();
    SparseCodeHeader header =
        new SparseCodeHeader(description.width(), description.maxFeatures(), model.fingerprint());
    this.model = model;
    this.writer = SparseCodeWriter.create(destination, header, model.featurePrior());
  }

  /**
   * Adds codes.
   *
   * @param latents rows of K counts
   * @throws org.sdlgm.error.DataException if those before them could not be written
   */
  public void add(float[][] latents) {
    bound.add(model.logPrior(latents));
    await();
    written = CompletableFuture.runAsync(() -> TrainedModel.codes(latents).forEach(writer::add));
  }

  private void await() {
    try {
      written.join();
    } catch (CompletionException e) {
      throw Failures.cause(e);
    }
  }

  /**
   * Writes what is left and puts the file in its place.
   *
   * @throws org.sdlgm.error.DataException if the file cannot be written
   */
  public SparseCodeFileSize finish() {
    await();
    return writer.finish();
  }

  /** What the model's prior alone would need, in bits per code. */
  public double bitsByPrior() {
    return bound.bitsPerCode();
  }

  /** Discards the file unless it was finished. */
  @Override
  public void close() {
    written.exceptionally(failure -> null).join();
    writer.close();
  }
}
