package org.sdlgm.model;

import java.nio.file.Path;
import java.util.Map;
import org.sdlgm.backend.Backend;

/**
 * A model with its weights: what models of every kind can do. Not safe for use by several threads
 * at once.
 */
public interface Model extends AutoCloseable {
  /** What the model is. */
  Description description();

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
   * Writes the model so that a {@link Backend} of any engine reads it.
   *
   * @param folder is made if missing; a model in it is replaced
   * @throws org.sdlgm.error.DataException if it cannot be written
   */
  void save(Path folder);

  /** Frees the native memory; closing twice does nothing. */
  @Override
  void close();
}
