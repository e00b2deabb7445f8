package org.sdlgm.experiment.input;

import java.util.function.Consumer;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.storage.InputFile;

/** A file of codes, which a model makes observations of. It is read anew each time. */
public sealed interface CodeFile permits SparseCodeFile, RealCodeFile {
  /**
   * How many codes there are.
   *
   * @throws org.sdlgm.error.DataException if the file is damaged, or not of the model's codes
   */
  long count();

  /**
   * Reads the codes.
   *
   * @param size how many at once, at least 1
   * @param latents takes them, rows of K
   * @throws org.sdlgm.error.DataException if the file is damaged, or not of the model's codes
   */
  void forEachBatch(int size, Consumer<float[][]> latents);

  /**
   * A file of a model's codes: {@code .slc} of counts, CSV of real numbers.
   *
   * @param model the model
   * @param file its codes, open for as long as this is used
   */
  static CodeFile of(TrainedModel model, InputFile file) {
    return switch (model.description().values()) {
      case COUNTS -> new SparseCodeFile(file, model);
      case REAL -> new RealCodeFile(file, model.description().width());
    };
  }
}
