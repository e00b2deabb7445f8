package org.sdlgm.backend;

import java.nio.file.Path;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.training.TaggerOutcome;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/**
 * An engine on a device, ready to train and to run models.
 *
 * <p>A process has one training at a time, whatever backends it has open: a second one ends at once
 * with a {@link org.sdlgm.training.TrainingException}.
 */
public interface Backend extends AutoCloseable {
  /** The engine's name and version, such as {@code PyTorch 2.7.1}. */
  String engine();

  /** The device in use: {@code cpu} or {@code gpu}. */
  String device();

  /**
   * Trains a generative model from its start.
   *
   * @param task what to train, on what, and who listens
   * @throws org.sdlgm.error.ConfigurationException if the task is for {@link #trainTagger}
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
   * Reads a generative model that was saved, on whatever engine.
   *
   * @param folder the model's folder
   * @throws org.sdlgm.error.DataException if it is missing, damaged, foreign, newer, or one of
   *     labels
   */
  TrainedModel load(Path folder);

  /**
   * Trains a model of labels from its start.
   *
   * @param task what to train, on what, and who listens
   * @throws org.sdlgm.error.ConfigurationException if the task is for {@link #train}, its data has
   *     no labels, or an observation has more of them than the model can give
   * @throws org.sdlgm.error.DataException if the task's checkpoint folder has checkpoints
   * @throws org.sdlgm.training.TrainingException if the loss is not finite
   */
  TaggerOutcome trainTagger(TrainingTask task);

  /**
   * Goes on from the last good checkpoint of the task's checkpoint folder: the same losses as if
   * the training had never stopped.
   *
   * @param task the task as it was begun
   * @throws org.sdlgm.error.DataException if no checkpoint can be used
   */
  TaggerOutcome resumeTagger(TrainingTask task);

  /**
   * Reads a model of labels that was saved, on whatever engine.
   *
   * @param folder the model's folder
   * @throws org.sdlgm.error.DataException if it is missing, damaged, foreign, newer, or generative
   */
  TrainedTagger loadTagger(Path folder);

  /** Frees the engine's memory of this backend; closing twice does nothing. */
  @Override
  void close();
}
