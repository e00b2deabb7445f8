package org.sdlgm.cli.progress;

/** How progress is shown. */
public enum Style {
  /** Not at all. */
  NONE,
  /** A line now and then: for logs. */
  LINES,
  /** A bar that moves: for terminals. */
  BAR
}
