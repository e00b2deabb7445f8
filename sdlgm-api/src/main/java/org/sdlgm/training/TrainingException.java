package org.sdlgm.training;

import org.sdlgm.error.SdlgmException;

/** A training that cannot go on, such as one whose loss is no longer finite. */
public final class TrainingException extends SdlgmException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: the iteration, the cause, the last good checkpoint, the remedy
   */
  public TrainingException(String message) {
    super(message);
  }
}
