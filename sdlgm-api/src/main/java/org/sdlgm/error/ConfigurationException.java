package org.sdlgm.error;

/** A name, option or value that the user chose cannot be used; the command line exits with 2. */
public final class ConfigurationException extends SdlgmException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line: the option, why it cannot be used, what can
   */
  public ConfigurationException(String message) {
    super(message);
  }

  /**
   * @param message one line: the option, why it cannot be used, what can
   * @param cause what was caught
   */
  public ConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
