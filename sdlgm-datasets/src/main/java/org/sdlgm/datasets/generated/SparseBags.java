package org.sdlgm.datasets.generated;

import org.sdlgm.random.Draws;

/** Draws bags by the model's own process: Z. Xu et al., arXiv 2304.00935, eq. 1-3. */
final class SparseBags {
  private SparseBags() {}

  /**
   * L ~ Binomial(slots, rate) features, each uniform, with repetition. Per slot there are two
   * draws: the gate's, and the feature's.
   *
   * @param observation the observation's key
   * @param slots L0, at most 127
   * @param rate rho
   * @param features K
   * @param counts where to add the bag, from the offset on
   * @param offset index of the first feature in counts
   */
  static void draw(
      long observation, int slots, double rate, int features, byte[] counts, int offset) {
    for (int slot = 0; slot < slots; slot++) {
      if (Draws.uniform(observation, 2L * slot) < rate) {
        counts[offset + (int) (Draws.uniform(observation, 2L * slot + 1) * features)]++;
      }
    }
  }
}
