package org.sdlgm.datasets.table;

import java.util.Arrays;
import org.sdlgm.random.Draws;

/** Which rows of a file are the test part; the others are the training part. */
public interface RowSplit {
  /**
   * Whether a row is in the test part.
   *
   * @param row its index in the file, from 0
   */
  boolean isTest(int row);

  /** A file that is a training part. */
  static RowSplit trainingOnly() {
    return row -> false;
  }

  /**
   * The first rows train, the others test.
   *
   * @param training how many train
   */
  static RowSplit first(int training) {
    return row -> row >= training;
  }

  /**
   * Each row is drawn by itself, so that the test part's size is binomial.
   *
   * @param fraction the probability of the test part
   * @param seed of the draws
   */
  static RowSplit drawn(double fraction, long seed) {
    return row -> Draws.uniform(seed, row) < fraction;
  }

  /**
   * Just so many rows train, every choice of them as likely: those whose draws are the least.
   *
   * @param training how many train
   * @param rows how many there are
   * @param seed of the draws
   */
  static RowSplit shuffled(int training, int rows, long seed) {
    long[] ordered = new long[rows];
    for (int row = 0; row < rows; row++) {
      ordered[row] = Draws.bits(seed, row);
    }
    Arrays.sort(ordered);
    long least = ordered[training];
    return row -> Draws.bits(seed, row) >= least;
  }
}
