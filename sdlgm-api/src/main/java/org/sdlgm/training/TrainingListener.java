package org.sdlgm.training;

import java.nio.file.Path;
import org.sdlgm.model.Model;

/** Is told of a training's course, on the training's thread. An exception thrown ends it. */
public interface TrainingListener {
  /** Does nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * The training begins or goes on.
   *
   * @param iteration how many iterations are already done
   * @param iterations how many it will have
   */
  default void started(int iteration, int iterations) {}

  /**
   * Of backends that measure it, right before {@link #iterationFinished}.
   *
   * @param timing where the iteration's time went, without what listeners took
   */
  default void iterationTimed(StepTiming timing) {}

  /**
   * An iteration is done.
   *
   * @param report what it did
   */
  default void iterationFinished(IterationReport report) {}

  /**
   * A checkpoint is on disk.
   *
   * @param iteration how many iterations it holds
   * @param checkpoint the file
   */
  default void checkpointWritten(int iteration, Path checkpoint) {}

  /**
   * The model as it is now, every {@code training.evaluateEvery} iterations. Evaluating it has no
   * influence on the training.
   *
   * @param iteration how many iterations it has had
   * @param model valid during the call only
   */
  default void evaluationDue(int iteration, Model model) {}

  /** Asked before each iteration: whether the training is to end here, after a checkpoint. */
  default boolean stopRequested() {
    return false;
  }
}
