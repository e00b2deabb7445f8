package org.sdlgm.djl.search;

/**
 * What codes may cost.
 *
 * @param bits the most bits by the prior
 */
record Budget(double bits) {
  private static final double BITS_PER_NAT = 1 / Math.log(2);

  /** How far a code is over the budget, in bits; 0 within it. */
  private double excess(Candidate code) {
    return Math.max(0, -code.logPrior() * BITS_PER_NAT - bits);
  }

  /**
   * The better of two codes: the cheaper one while one of them is over the budget, else the one of
   * the higher value.
   *
   * @param code the one so far
   * @param other takes its place if it is better
   * @param leastGain by how much its value must be higher, in nats
   */
  Candidate better(Candidate code, Candidate other, double leastGain) {
    double own = excess(code);
    double others = excess(other);
    if (own > 0 || others > 0) {
      return others < own ? other : code;
    }
    return other.value() > code.value() + leastGain ? other : code;
  }
}
