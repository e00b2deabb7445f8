package org.sdlgm.backend;

import java.nio.file.Path;
import org.sdlgm.model.Model;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/**
 * An engine on a device, ready to train and to run models.
 *
 * <p>Several trainings may run in threads of their own, and as many models may be open: each ends
 * with the bits that it would have had alone. An engine that records one gradient at a time takes
 * their steps in turn.
 */
public interface Backend extends AutoCloseable {
  /** The engine's name and version, such as {@code PyTorch 2.7.1}. */
  String engine();

  /** The device in use: {@code cpu} or {@code gpu}. */
  String device();

  /**
   * Trains a model from its start.
   *
   * @param task what to train, on what, and who listens
   * @throws org.sdlgm.error.ConfigurationException if the model is one of labels and the data has
   *     none, or an observation has more of them than the model can give
   * @throws org.sdlgm.error.DataException if the task's checkpoint folder has checkpoints
   * @throws org.sdlgm.training.TrainingException if the loss is not finite
   */
  TrainingOutcome train(TrainingTask task);

  /**
   * Goes on from the last good checkpoint of the task's checkpoint folder: the same losses as if
   * the training had never stopped.
   *
   * @param task the task as it was begun
   * @throws org.sdlgm.error.DataException if no checkpoint can be used
   */
  TrainingOutcome resume(TrainingTask task);

  /**
   * Reads a model that was saved, on whatever engine.
   *
   * @param folder the model's folder
   * @throws org.sdlgm.error.DataException if it is missing, damaged, foreign or newer
   */
  Model load(Path folder);

  /** Frees the engine's memory of this backend; closing twice does nothing. */
  @Override
  void close();
}
