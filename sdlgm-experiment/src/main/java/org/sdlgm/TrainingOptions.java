package org.sdlgm;

import java.nio.file.Path;
import java.util.Optional;
import org.sdlgm.training.TrainingListener;

/**
 * What a training leaves and whom it tells, beside the model that it gives.
 *
 * @param runFolder in which the run leaves its configuration, provenance, metrics, checkpoints,
 *     model and, with the report module, its report; a run that is there goes on
 * @param checkpoints a folder of checkpoints alone; a training whose checkpoints are there goes on.
 *     A run folder has its own
 * @param listener is told of each iteration, and can stop the training
 */
public record TrainingOptions(
    Optional<Path> runFolder, Optional<Path> checkpoints, TrainingListener listener) {
  /** A training that leaves no files and tells nobody. */
  public static final TrainingOptions NONE =
      new TrainingOptions(Optional.empty(), Optional.empty(), TrainingListener.NONE);

  /**
   * The same with a run folder.
   *
   * @param folder is made if missing
   */
  public TrainingOptions withRunFolder(Path folder) {
    return new TrainingOptions(Optional.of(folder), checkpoints, listener);
  }

  /**
   * The same with checkpoints, every {@code training.checkpointEvery} iterations.
   *
   * @param folder is made if missing
   */
  public TrainingOptions withCheckpoints(Path folder) {
    return new TrainingOptions(runFolder, Optional.of(folder), listener);
  }

  /**
   * The same with a listener.
   *
   * @param other is called on the training's thread
   */
  public TrainingOptions withListener(TrainingListener other) {
    return new TrainingOptions(runFolder, checkpoints, other);
  }
}
