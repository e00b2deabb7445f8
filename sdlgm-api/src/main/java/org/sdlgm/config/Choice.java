package org.sdlgm.config;

/** What one name stands for, where a configuration chooses by name. */
public interface Choice {
  /** Options of what has none. */
  record NoOptions() {}

  /** One line: what it is, and its source. */
  String summary();

  /** The options that it takes, with their defaults: a record whose components are settings. */
  default Record defaults() {
    return new NoOptions();
  }
}
