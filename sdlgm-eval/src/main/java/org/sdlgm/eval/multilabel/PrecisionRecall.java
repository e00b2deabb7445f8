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
  /** The mean of each. So the F1 is a mean of F1s, not the F1 of mean precision and recall. */
  static PrecisionRecall mean(List<PrecisionRecall> rates) {
    return new PrecisionRecall(
        rates.stream().mapToDouble(PrecisionRecall::precision).average().orElseThrow(),
        rates.stream().mapToDouble(PrecisionRecall::recall).average().orElseThrow(),
        rates.stream().mapToDouble(PrecisionRecall::f1).average().orElseThrow());
  }
}
