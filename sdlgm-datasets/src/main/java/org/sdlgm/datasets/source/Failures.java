package org.sdlgm.datasets.source;

import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import org.sdlgm.storage.FileTrouble;

/** Words a failure of the network or of the file system, in one line. */
public final class Failures {
  private Failures() {}

  /**
   * What happened, in a few words.
   *
   * @param failure what was caught
   */
  public static String reason(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof UnresolvedAddressException) {
        return "unknown host";
      }
    }
    if (failure instanceof IOException trouble) {
      return FileTrouble.explain(trouble);
    }
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    return message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElseThrow();
  }
}
