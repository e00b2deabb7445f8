package org.sdlgm.djl.model;

/** The threads that an engine computes with, where each thread of Java can choose their number. */
public interface EngineThreads {
  /** How many there are in all. */
  int count();

  /**
   * Sets how many the engine computes with when the calling thread asks, and when threads ask that
   * have not done so yet.
   *
   * @param threads at least 1
   */
  void use(int threads);
}
