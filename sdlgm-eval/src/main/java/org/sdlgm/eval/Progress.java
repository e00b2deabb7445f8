package org.sdlgm.eval;

/** Is told how far a measurement is. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (metric, done, total) -> {};

  /**
   * A metric goes on. Called before each batch, and once with {@code done == total} at the end.
   *
   * @param metric its name
   * @param done how many observations are behind it
   * @param total how many there are
   */
  void advanced(String metric, int done, int total);
}
