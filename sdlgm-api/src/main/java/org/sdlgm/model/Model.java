package org.sdlgm.model;

import java.nio.file.Path;
import java.util.Map;
import org.sdlgm.error.DataException;

/**
 * A model with its weights: what models of every kind can do. Not safe for use by several threads
 * at once.
 */
public interface Model extends AutoCloseable {
  /** What the model is. */
  Description description();

  /**
   * This model as one of codes: it encodes, decodes and samples.
   *
   * @throws DataException if it is a model of labels
   */
  default TrainedModel generative() {
    if (this instanceof TrainedModel model) {
      return model;
    }
    throw new DataException(
        "this is a model of labels: it predicts, and encodes or generates no observations");
  }

  /**
   * This model as one of labels: it predicts.
   *
   * @throws DataException if it is a generative model
   */
  default TrainedTagger tagger() {
    if (this instanceof TrainedTagger tagger) {
      return tagger;
    }
    throw new DataException("this is a generative model: it encodes, and knows of no labels");
  }

  /**
   * Hexadecimal SHA-256 of the model's configuration, weights and companions: equal for equal
   * models, whatever the engine that holds them.
   */
  String fingerprint();

  /**
   * Text files that belong to the model, by file name: those of the {@link
   * org.sdlgm.data.Dataset#companions data} that it was trained on. They are saved with it; often
   * empty.
   */
  default Map<String, String> companions() {
    return Map.of();
  }

  /**
   * Writes the model so that a backend of any engine reads it.
   *
   * @param folder is made if missing; a model in it is replaced
   * @throws org.sdlgm.error.DataException if it cannot be written
   */
  void save(Path folder);

  /** Frees the native memory; closing twice does nothing. */
  @Override
  void close();
}
