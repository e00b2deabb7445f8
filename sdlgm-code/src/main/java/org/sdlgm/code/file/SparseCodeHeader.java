package org.sdlgm.code.file;

import java.util.regex.Pattern;

/**
 * Whose codes a file holds.
 *
 * @param width K, from 1 to {@link #MAX_WIDTH}
 * @param maxFeatures L0, at least 1: no code's counts add up to more
 * @param modelFingerprint SHA-256 of the model that the codes are of, 64 lower-case hexadecimal
 *     digits
 */
public record SparseCodeHeader(int width, int maxFeatures, String modelFingerprint) {
  /** The widest codes that a file holds: bounds the memory that an untrusted file can ask for. */
  public static final int MAX_WIDTH = 1 << 20;

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public SparseCodeHeader {
    if (width < 1 || width > MAX_WIDTH) {
      throw new IllegalArgumentException("width " + width + " is not from 1 to " + MAX_WIDTH);
    }
    if (maxFeatures < 1) {
      throw new IllegalArgumentException("maxFeatures " + maxFeatures + " is below 1");
    }
    if (!SHA_256.matcher(modelFingerprint).matches()) {
      throw new IllegalArgumentException(
          "'" + modelFingerprint + "' is not 64 lower-case hexadecimal digits");
    }
  }
}
