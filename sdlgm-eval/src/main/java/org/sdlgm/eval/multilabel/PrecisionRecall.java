package org.sdlgm.eval.multilabel;

import java.util.List;

/**
 * Precision, recall and F1, fractions in [0, 1]; higher is better.
 *
 * @param precision how much of what is predicted is there
 * @param recall how much of what is there is predicted
 * @param f1 their harmonic mean, or the mean of such
 */
public record PrecisionRecall(double precision, double recall, double f1) {
  /** The mean of each. So the F1 is a mean of F1s; {@link #f1OfMeans} is the other reading. */
  static PrecisionRecall mean(List<PrecisionRecall> rates) {
    return new PrecisionRecall(
        rates.stream().mapToDouble(PrecisionRecall::precision).average().orElseThrow(),
        rates.stream().mapToDouble(PrecisionRecall::recall).average().orElseThrow(),
        rates.stream().mapToDouble(PrecisionRecall::f1).average().orElseThrow());
  }

  /**
   * The harmonic mean of precision and recall; of means of them, another number than the mean of
   * F1s, and never below it.
   *
   * <p>Both are called "macro F1" (J. Opitz, S. Burst, "Macro F1 and Macro F1", 2019,
   * arXiv:1911.03347); they differ by many points where labels are rare.
   */
  public double f1OfMeans() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
}
