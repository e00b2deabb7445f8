package org.sdlgm.report.drawing;

/**
 * How text looks.
 *
 * @param size of the font, in CSS pixels
 * @param colour #rrggbb
 * @param centred whether its place is its middle rather than its beginning
 * @param struck whether it is struck through
 */
public record TextStyle(int size, String colour, boolean centred, boolean struck) {
  /** Dark, from its place on. */
  public static final TextStyle PLAIN = new TextStyle(13, "#222222", false, false);

  /** Below axes. */
  public static final TextStyle AXIS = new TextStyle(11, "#555555", true, false);

  /** Another size. */
  public TextStyle sized(int pixels) {
    return new TextStyle(pixels, colour, centred, struck);
  }

  /** Another colour. */
  public TextStyle coloured(String other) {
    return new TextStyle(size, other, centred, struck);
  }

  /** Struck through. */
  public TextStyle struckThrough() {
    return new TextStyle(size, colour, centred, true);
  }
}
