package org.sdlgm.datasets.source;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
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
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    if (failure instanceof IOException trouble
        && (failure instanceof EOFException || !message.isBlank())) {
      return FileTrouble.explain(trouble);
    }
    return message.isBlank() ? words(failure) : message.lines().findFirst().orElseThrow();
  }

  /** {@code ConnectException} is "connect". */
  private static String words(Throwable failure) {
    return failure
        .getClass()
        .getSimpleName()
        .replaceAll("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
