package org.sdlgm.cli.wiring;

import org.sdlgm.error.SdlgmException;

/** Finds what a failure is about. */
public final class Failures {
  private Failures() {}

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
