package org.sdlgm.error;

/**
 * A failure that the user can mend.
 *
 * <p>The message is one line: what is wrong (with the file, line or option), and what to do.
 */
public class SdlgmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: the cause and the remedy
   */
  public SdlgmException(String message) {
    super(oneLine(message));
  }

  /**
   * @param message one line: the cause and the remedy
   * @param cause what was caught
   */
  public SdlgmException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** What a user gave may have line breaks, and messages quote it. */
  private static String oneLine(String message) {
    return message.replaceAll("\\R+", " ");
  }
}
