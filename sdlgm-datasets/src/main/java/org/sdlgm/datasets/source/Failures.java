package org.sdlgm.datasets.source;

import java.io.EOFException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Words an exception of the platform, whose own message is often empty, in one line. */
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
    if (failure instanceof NoSuchFileException) {
      return "there is no " + message;
    }
    if (failure instanceof AccessDeniedException) {
      return "access denied to " + message;
    }
    if (failure instanceof EOFException) {
      return "it ends too early";
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
