package org.sdlgm.eval.sparsity;

import org.sdlgm.code.SparseCode;

/**
 * Hoyer's sparsity of a code, (sqrt(K) - |z|_1 / |z|_2) / (sqrt(K) - 1): 0 if all K counts are
 * equal, 1 if a single feature is in use (Hoyer 2004, "Non-negative matrix factorization with
 * sparseness constraints", section 3.1).
 */
public final class HoyerSparsity {
  private HoyerSparsity() {}

  /**
   * The sparsity of one code, in [0, 1].
   *
   * <p>By convention 1 where the ratio is not defined: for the code that uses no feature, which is
   * no less sparse than one that uses a single feature, and for the width 1.
   *
   * @param code any code
   */
  public static double of(SparseCode code) {
    if (code.featuresInUse() == 0 || code.width() == 1) {
      return 1;
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < code.featuresInUse(); i++) {
      double count = code.count(i);
      sum += count;
      squares += count * count;
    }
    double root = Math.sqrt(code.width());
    return (root - sum / Math.sqrt(squares)) / (root - 1);
  }
}
