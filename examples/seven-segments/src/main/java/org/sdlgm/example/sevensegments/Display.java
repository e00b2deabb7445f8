package org.sdlgm.example.sevensegments;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a seven-segment display looks like.
 *
 * @param digits how many stand side by side
 */
record Display(int digits) {
  private static final String SEGMENTS = "abcdefg";

  /** The pixels of each segment. */
  private static final List<String> FACE =
      List.of(
          "        ",
          "  aaaa  ",
          " f    b ",
          " f    b ",
          " f    b ",
          " f    b ",
          "  gggg  ",
          " e    c ",
          " e    c ",
          " e    c ",
          " e    c ",
          "  dddd  ",
          "        ");

  /** The segments of 0 to 9. */
  private static final List<String> LIT =
      List.of(
          "abcdef", "bc", "abdeg", "abcdg", "bcfg", "acdfg", "acdefg", "abc", "abcdefg", "abcdfg");

  int height() {
    return FACE.size();
  }

  int width() {
    return digits * faceWidth();
  }

  int pixels() {
    return height() * width();
  }

  private static int faceWidth() {
    return FACE.get(0).length();
  }

  /** Names of the segments, a to g of each digit from the left: {@code a1}, {@code b1}, ... */
  List<String> segments() {
    return IntStream.rangeClosed(1, digits)
        .boxed()
        .flatMap(place -> SEGMENTS.chars().mapToObj(segment -> (char) segment + "" + place))
        .toList();
  }

  /** Writes for each segment whether it is lit, 0 or 1. */
  void light(int[] shown, byte[] lit, int offset) {
    for (int i = 0; i < digits * SEGMENTS.length(); i++) {
      char segment = SEGMENTS.charAt(i % SEGMENTS.length());
      lit[offset + i] = isLit(shown[i / SEGMENTS.length()], segment);
    }
  }

  /** Writes the pixels row by row, 0 or 1. */
  void paint(int[] shown, byte[] pixels, int offset) {
    for (int i = 0; i < pixels(); i++) {
      int column = i % width();
      char segment = FACE.get(i / width()).charAt(column % faceWidth());
      pixels[offset + i] = isLit(shown[column / faceWidth()], segment);
    }
  }

  private static byte isLit(int digit, char segment) {
    return (byte) (LIT.get(digit).indexOf(segment) < 0 ? 0 : 1);
  }
}
