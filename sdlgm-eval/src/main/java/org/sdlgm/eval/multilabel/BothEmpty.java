package org.sdlgm.eval.multilabel;

/**
 * What precision, recall and F1 are where there is nothing to find and nothing was predicted: for
 * an observation without labels, or a label that no observation has. All three are 0 / 0 then.
 *
 * <p>The choice matters where that is common. A label that a small test part happens to lack adds
 * either 0 or 1 to a macro average's sum, whatever the model is worth: numbers of different choices
 * must not be compared.
 */
public enum BothEmpty {
  /**
   * They are 1: nothing was missed, and nothing made up. Mulan's choice. A perfect prediction
   * always scores 1, but silence about absent labels lifts a macro average.
   */
  PERFECT(1),
  /**
   * They are 0: nothing was found. The default of scikit-learn. It never flatters, but a perfect
   * prediction scores below 1 if some label is absent.
   */
  ZERO(0);

  private final double value;

  BothEmpty(double value) {
    this.value = value;
  }

  double value() {
    return value;
  }
}
