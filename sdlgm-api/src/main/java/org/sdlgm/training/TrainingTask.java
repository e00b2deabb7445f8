package org.sdlgm.training;

import java.nio.file.Path;
import java.util.Optional;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.Dataset;

/**
 * What a backend needs to train a model.
 *
 * @param model the components, complete
 * @param training how to train
 * @param seed of weights, noise and data order; everything random is a function of it
 * @param dataset what to train on
 * @param checkpoints the folder of this training's checkpoints, made if missing; none are written
 *     where there is none
 * @param listener is told what happens, on the training's thread, and can stop it
 */
public record TrainingTask(
    ModelConfig model,
    TrainingConfig training,
    long seed,
    Dataset dataset,
    Optional<Path> checkpoints,
    TrainingListener listener) {
  /**
   * A training that leaves no files.
   *
   * @param config of the run, complete
   * @param dataset what to train on
   * @param listener is told what happens, on the training's thread, and can stop it
   */
  public static TrainingTask of(RunConfig config, Dataset dataset, TrainingListener listener) {
    return new TrainingTask(
        config.model(), config.training(), config.seed(), dataset, Optional.empty(), listener);
  }

  /**
   * The same training with checkpoints.
   *
   * @param folder in which they are; made if missing
   */
  public TrainingTask withCheckpoints(Path folder) {
    return new TrainingTask(model, training, seed, dataset, Optional.of(folder), listener);
  }
}
