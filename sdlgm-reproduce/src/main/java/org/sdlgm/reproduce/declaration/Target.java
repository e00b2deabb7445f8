package org.sdlgm.reproduce.declaration;

/** A table or figure of a paper, which one command makes again. */
public interface Target {
  /** One line: what it shows, and of which paper. */
  String summary();

  /** Whether it counts rows of digits, of as many columns as are asked for. */
  default boolean hasColumns() {
    return false;
  }

  /**
   * Makes it: prints it and leaves its files in the request's folder.
   *
   * @param request where, how much, on what
   * @return whether all of it is there; it is not where runs failed or were stopped
   * @throws org.sdlgm.error.SdlgmException if it cannot be made
   */
  boolean reproduce(Request request);
}
