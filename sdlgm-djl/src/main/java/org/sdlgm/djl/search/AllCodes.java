package org.sdlgm.djl.search;

import java.util.ArrayList;
import java.util.List;

/** Every code of a small latent. */
final class AllCodes {
  private AllCodes() {}

  /**
   * Whether there are so few that they can all be tried.
   *
   * @param width K
   * @param mostFeatures how many features a code may have
   * @param most how many codes are few
   */
  static boolean areFew(int width, int mostFeatures, long most) {
    long count = 1;
    long chosen = 1;
    for (int n = 1; n <= Math.min(width, mostFeatures) && count <= most; n++) {
      chosen = chosen * (width - n + 1) / n;
      count += chosen;
    }
    return count <= most;
  }

  /**
   * All of them, as rows of K bits.
   *
   * @param width K
   * @param mostFeatures how many features a code may have
   */
  static List<float[]> of(int width, int mostFeatures) {
    List<float[]> codes = new ArrayList<>();
    add(codes, new float[width], 0, mostFeatures);
    return codes;
  }

  private static void add(List<float[]> codes, float[] code, int from, int left) {
    codes.add(code.clone());
    for (int k = from; k < code.length && left > 0; k++) {
      code[k] = 1;
      add(codes, code, k + 1, left - 1);
      code[k] = 0;
    }
  }
}
