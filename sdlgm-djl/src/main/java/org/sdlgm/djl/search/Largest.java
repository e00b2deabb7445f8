package org.sdlgm.djl.search;

import java.util.Arrays;

/** The largest of some numbers. */
final class Largest {
  private Largest() {}

  /**
   * Where they are, the largest first; of equal ones the first.
   *
   * @param values the numbers
   * @param most how many
   * @param above only those above this
   */
  static int[] of(float[] values, int most, float above) {
    int[] found = new int[Math.min(most, values.length)];
    int count = 0;
    for (int k = 0; k < values.length; k++) {
      float value = values[k];
      if (!(value > above) || (count == found.length && !isLarger(value, values, found, count))) {
        continue;
      }
      int at = count < found.length ? count++ : count - 1;
      while (at > 0 && values[found[at - 1]] < value) {
        found[at] = found[at - 1];
        at--;
      }
      found[at] = k;
    }
    return Arrays.copyOf(found, count);
  }

  private static boolean isLarger(float value, float[] values, int[] found, int count) {
    return count > 0 && value > values[found[count - 1]];
  }
}
