package org.sdlgm.experiment.wiring;

import java.util.concurrent.CompletionException;
import org.sdlgm.error.SdlgmException;

/** Finds what a failure is about. */
public final class Failures {
  private Failures() {}

  /**
   * What another thread failed with, to be thrown in this one.
   *
   * @param failure what waiting for the thread threw
   * @throws Error at once, if the thread failed with one
   */
  public static RuntimeException cause(CompletionException failure) {
    if (failure.getCause() instanceof Error error) {
      throw error;
    }
    return failure.getCause() instanceof RuntimeException cause ? cause : failure;
  }

  /**
   * The first line of the innermost message.
   *
   * @param failure what was caught
   */
  public static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
      if (root instanceof SdlgmException) {
        break;
      }
    }
    String message = root.getMessage();
    return message == null || message.isBlank()
        ? root.getClass().getSimpleName()
        : (root instanceof LinkageError ? root.getClass().getSimpleName() + " " : "")
            + message.lines().findFirst().orElse("");
  }
}
