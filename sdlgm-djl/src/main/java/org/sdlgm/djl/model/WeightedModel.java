package org.sdlgm.djl.model;

import java.util.Optional;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.data.LabelSpace;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.model.Model;

/** Components with their parameters: what training and files need to know of a model. */
public sealed interface WeightedModel extends AutoCloseable permits DjlModel, DjlTagger {
  /** What the model lives in. */
  Workspace workspace();

  /** The components, complete. */
  ModelConfig config();

  /** Noise, schedule, temperatures, and the sizes that the components agree on. */
  DjlContext context();

  /** The labels that it knows, if it is a model of labels. */
  Optional<LabelSpace> labelSpace();

  /** Frees the model's memory. */
  /** The model as its users see it; closing one closes the other. */
  Model trained();

  @Override
  default void close() {
    workspace().close();
  }
}
