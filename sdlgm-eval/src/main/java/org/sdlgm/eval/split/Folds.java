package org.sdlgm.eval.split;

import java.util.stream.IntStream;

/** Which of k folds each observation is in. Immutable. */
public final class Folds {
  private final int count;
  private final int[] folds;

  private Folds(int count, int[] folds) {
    this.count = count;
    this.folds = folds;
  }

  /**
   * Folds from the fold of each observation.
   *
   * @param count k, at least 1
   * @param folds one per observation, in [0, k)
   * @throws IllegalArgumentException if one is not in [0, k)
   */
  public static Folds of(int count, int... folds) {
    for (int fold : folds) {
      if (fold < 0 || fold >= count) {
        throw new IllegalArgumentException("fold " + fold + " of " + count);
      }
    }
    return new Folds(count, folds.clone());
  }

  /** k, how many folds there are. */
  public int count() {
    return count;
  }

  /** How many observations there are. */
  int rows() {
    return folds.length;
  }

  /**
   * The fold that an observation is in.
   *
   * @param row the observation's index
   */
  int fold(int row) {
    return folds[row];
  }

  /**
   * The observations in a fold, ascending: to validate on.
   *
   * @param fold in [0, k)
   */
  public int[] inside(int fold) {
    return IntStream.range(0, folds.length).filter(row -> folds[row] == fold).toArray();
  }

  /**
   * The observations in all other folds, ascending: to train on.
   *
   * @param fold in [0, k)
   */
  public int[] outside(int fold) {
    return IntStream.range(0, folds.length).filter(row -> folds[row] != fold).toArray();
  }
}
