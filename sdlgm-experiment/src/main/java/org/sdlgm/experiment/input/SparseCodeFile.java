package org.sdlgm.experiment.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sdlgm.code.file.SparseCodeReader;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.storage.InputFile;

/**
 * A file of sparse codes.
 *
 * @param file the file
 * @param model whose codes they must be
 */
record SparseCodeFile(InputFile file, TrainedModel model) implements CodeFile {
  @Override
  public long count() {
    try (SparseCodeReader reader = open()) {
      while (reader.hasNext()) {
        reader.next();
      }
      return reader.codesRead();
    }
  }

  @Override
  public void forEachBatch(int size, Consumer<float[][]> latents) {
    try (SparseCodeReader reader = open()) {
      List<float[]> batch = new ArrayList<>(size);
      while (reader.hasNext()) {
        batch.add(reader.next().toDense());
        if (batch.size() == size || !reader.hasNext()) {
          latents.accept(batch.toArray(float[][]::new));
          batch.clear();
        }
      }
    }
  }

  private SparseCodeReader open() {
    SparseCodeReader reader = SparseCodeReader.open(file, model.featurePrior());
    try {
      reader.requireModel(model.fingerprint());
      return reader;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }
}
