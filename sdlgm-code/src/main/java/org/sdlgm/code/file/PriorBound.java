package org.sdlgm.code.file;

/**
 * What codes would take if they were coded by their model's prior: the mean of -log2 p(z), the
 * cross-entropy that bounds every coder that knows the prior and nothing else.
 */
public final class PriorBound {
  private double nats;
  private long codes;

  /**
   * Adds codes.
   *
   * @param logPrior log p(z) of each in nats, at most 0; negative infinity for a code that the
   *     prior rules out
   * @throws IllegalArgumentException if a value is above 0 or not a number
   */
  public void add(double[] logPrior) {
    for (double value : logPrior) {
      if (!(value <= 0)) {
        throw new IllegalArgumentException(value + " is not the logarithm of a probability");
      }
      nats -= value;
    }
    codes += logPrior.length;
  }

  /** Bits per code, 0 if there are no codes. */
  public double bitsPerCode() {
    return codes == 0 ? 0 : nats / codes / Math.log(2);
  }
}
