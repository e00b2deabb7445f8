package org.sdlgm.eval.multilabel;

/**
 * How decisions "has the label" compare with the truth: of one label, one observation, or all.
 *
 * @param truePositives labels that are there and predicted
 * @param falsePositives labels that are predicted but not there
 * @param falseNegatives labels that are there but not predicted
 */
public record Confusion(long truePositives, long falsePositives, long falseNegatives) {
  static final Confusion NONE = new Confusion(0, 0, 0);

  /**
   * Both taken together.
   *
   * @param other decisions about other pairs of observation and label
   */
  public Confusion plus(Confusion other) {
    return new Confusion(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives);
  }

  /** How many decisions are wrong. */
  public long errors() {
    return falsePositives + falseNegatives;
  }

  /**
   * Precision TP / (TP + FP), recall TP / (TP + FN) and F1 = 2 TP / (2 TP + FP + FN).
   *
   * <p>Where labels are there but none is predicted, precision is 0, not undefined; where none is
   * there but some are predicted, recall is 0. Only where both are empty the choice is open.
   *
   * @param bothEmpty what all three are if nothing is there and nothing predicted
   */
  public PrecisionRecall rates(BothEmpty bothEmpty) {
    if (truePositives + errors() == 0) {
      double value = bothEmpty.value();
      return new PrecisionRecall(value, value, value);
    }
    return new PrecisionRecall(
        ratio(truePositives, truePositives + falsePositives),
        ratio(truePositives, truePositives + falseNegatives),
        ratio(2 * truePositives, 2 * truePositives + errors()));
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
