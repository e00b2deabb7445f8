package org.sdlgm.report.drawing;

/** Colours of figures. */
public final class Palette {
  /** Bars of what was observed. */
  public static final String BAR = "#7aa6d6";

  /** Lines of what was fitted. */
  public static final String FITTED = "#c0392b";

  /** Axes. */
  public static final String AXIS = "#555555";

  /** Of ten classes: Tableau's, which are told apart by most people. */
  private static final String[] CLASSES = {
    "#4e79a7", "#f28e2b", "#e15759", "#76b7b2", "#59a14f",
    "#b8960c", "#b07aa1", "#ff7f9e", "#9c755f", "#555555"
  };

  private Palette() {}

  /** The colour of a class; after ten they come again. */
  public static String ofClass(int index) {
    return CLASSES[Math.floorMod(index, CLASSES.length)];
  }
}
