package org.sdlgm.code.file;

/**
 * One end of a stream of binary decisions.
 *
 * <p>The encoder writes what is wanted, the decoder finds out what was: a model that is driven
 * through this interface cannot get out of step between the two.
 */
interface Decisions {
  /** Probabilities are whole numbers of 2^-16, from 1 to 65535. */
  int PROBABILITY_BITS = 16;

  /**
   * The next decision.
   *
   * @param wanted the decision to write; a decoder ignores it
   * @param probability that it is true, from 1 to 65535 in units of 2^-16
   * @return the decision
   */
  boolean decide(boolean wanted, int probability);
}
