package org.sdlgm.djl.model;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.model.Model;

/**
 * What trained models of every kind share.
 *
 * @param <M> what has the weights
 */
abstract class DjlTrained<M extends WeightedModel> implements Model {
  private final M model;

  DjlTrained(M model) {
    this.model = model;
  }

  final M model() {
    return model;
  }

  /** What a computation gives; the arrays that it makes are freed. */
  final <R> R compute(Supplier<R> computation) {
    if (!model.workspace().manager().isOpen()) {
      throw new IllegalStateException("this model is closed: use it before, or load it again");
    }
    return Scoped.compute(computation);
  }

  final NDArray observationArray(float[][] rows) {
    model.workspace().shape().require(rows);
    return array(rows, model.workspace().shape().size());
  }

  final NDArray array(float[][] rows, int width) {
    return Rows.toArray(model.workspace().manager(), rows, width);
  }

  @Override
  public final String fingerprint() {
    return compute(() -> ModelFile.content(model).digest());
  }

  @Override
  public final Map<String, String> companions() {
    return model.workspace().companions();
  }

  @Override
  public final void save(Path folder) {
    compute(
        () -> {
          ModelFile.save(model, folder);
          return folder;
        });
  }

  @Override
  public final void close() {
    model.close();
  }
}
