package org.sdlgm.eval.sparsity;

import java.util.Arrays;
import org.sdlgm.code.SparseCode;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Evaluation.Batch;
import org.sdlgm.metric.ObservationMetric;

/**
 * Hoyer's sparsity of a code, (sqrt(K) - |z|_1 / |z|_2) / (sqrt(K) - 1): 0 if all K values are of
 * one size, 1 if a single one is not 0 (Hoyer 2004, "Non-negative matrix factorization with
 * sparseness constraints", section 3.1).
 *
 * @param description what it is
 */
record HoyerSparsity(Description description) implements ObservationMetric {
  @Override
  public double[] values(Evaluation evaluation, Batch batch) {
    return Arrays.stream(evaluation.latents(batch)).mapToDouble(HoyerSparsity::of).toArray();
  }

  /**
   * The sparsity of one sparse code, in [0, 1].
   *
   * @param code any code
   */
  static double of(SparseCode code) {
    return of(code.toDense());
  }

  /**
   * The sparsity of one code, in [0, 1].
   *
   * <p>By convention 1 where the ratio is not defined: for the code of zeros, which is no less
   * sparse than one with a single other value, and for the width 1.
   *
   * @param code K values
   */
  static double of(float[] code) {
    double sum = 0;
    double squares = 0;
    for (float value : code) {
      sum += Math.abs(value);
      squares += (double) value * value;
    }
    if (squares == 0 || code.length == 1) {
      return 1;
    }
    double root = Math.sqrt(code.length);
    return (root - sum / Math.sqrt(squares)) / (root - 1);
  }
}
