package org.sdlgm.error;

/** A file or record is missing, damaged, foreign or not what it claims to be. */
public final class DataException extends SdlgmException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: the file (and line or record), what is wrong with it, the remedy
   */
  public DataException(String message) {
    super(message);
  }

  /**
   * @param message one line: the file (and line or record), what is wrong with it, the remedy
   * @param cause what was caught
   */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
