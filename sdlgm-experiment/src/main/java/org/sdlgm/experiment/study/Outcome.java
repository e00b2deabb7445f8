package org.sdlgm.experiment.study;

import java.nio.file.Path;
import org.sdlgm.experiment.run.RunFolder;

/**
 * What became of a trial.
 *
 * @param trial the trial
 * @param path of its run folder, which is there once the run has begun
 * @param state how far it is
 * @param failure why it failed, in one line; empty if it did not
 */
public record Outcome(Trial trial, Path path, State state, String failure) {
  /** How far a trial is. */
  public enum State {
    /** Its model is trained, measured and saved. */
    FINISHED,
    /** It failed; the study's next start tries again from its last checkpoint. */
    FAILED,
    /** It was stopped, or its turn has not come: the study's next start goes on. */
    OPEN
  }

  /** Whether there are results. */
  public boolean isFinished() {
    return state == State.FINISHED;
  }

  /** Why there are no results, and what to do, in one line. */
  public String missing() {
    return trial.name()
        + (failure.isEmpty()
            ? ": not finished yet; the same command goes on"
            : ": failed: " + failure);
  }

  /**
   * The run's folder.
   *
   * @throws org.sdlgm.error.ConfigurationException if the run has not begun
   */
  public RunFolder folder() {
    return RunFolder.open(path);
  }
}
