package org.sdlgm.model;

import org.sdlgm.config.Require;

/**
 * How hard a model looks for the code that it writes. It begins at the posterior's most probable
 * code. In each round the gradient of log p(x, z) by z names the most promising changes of one or
 * two bits; each is tried exactly, and the best one is taken if it is better. So the code that is
 * found is never worse than the first one.
 *
 * @param rounds the most rounds, from 0 to 10 000; 0 takes the most probable code as it is
 * @param candidates how many changes a round tries, from 1 to 1024
 * @param atMost the most features of a code; the model's own L0 holds as well
 * @param mostBits the most bits of a code by the model's prior, -log2 p(z), above 0
 */
public record CodeSearch(int rounds, int candidates, int atMost, double mostBits) {
  /** The most probable code, without a search. */
  public static final CodeSearch NONE = new CodeSearch(0, 1);

  /** Until no change of one or two bits helps; a usual code needs some ten rounds. */
  public static final CodeSearch USUAL = new CodeSearch(64, 8);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of range
   */
  public CodeSearch {
    Require.inRange("rounds", rounds, 0, 10_000);
    Require.inRange("candidates", candidates, 1, 1024);
    Require.inRange("atMost", atMost, 0, Integer.MAX_VALUE);
    Require.above("mostBits", mostBits, 0, Double.POSITIVE_INFINITY);
  }

  /**
   * A search for codes of any size and cost that the model allows.
   *
   * @param rounds the most rounds
   * @param candidates how many changes a round tries
   */
  public CodeSearch(int rounds, int candidates) {
    this(rounds, candidates, Integer.MAX_VALUE, Double.POSITIVE_INFINITY);
  }

  /**
   * The same search for smaller codes.
   *
   * @param features the most features of a code
   */
  public CodeSearch withAtMost(int features) {
    return new CodeSearch(rounds, candidates, features, mostBits);
  }

  /**
   * The same search for cheaper codes.
   *
   * @param bits the most bits of a code by the model's prior
   */
  public CodeSearch withMostBits(double bits) {
    return new CodeSearch(rounds, candidates, atMost, bits);
  }

  /** Whether codes have to be smaller or cheaper than the model's own. */
  public boolean hasBudget() {
    return atMost < Integer.MAX_VALUE || mostBits < Double.POSITIVE_INFINITY;
  }
}
