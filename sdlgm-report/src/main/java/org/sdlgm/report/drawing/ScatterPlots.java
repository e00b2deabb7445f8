package org.sdlgm.report.drawing;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Maps of labelled points, two by two; each point in its label's colour. */
public final class ScatterPlots {
  private static final int SIDE = 420;
  private static final int MARGIN = 24;
  private static final int TITLE = 26;
  private static final int LEGEND = 34;
  private static final int KEY = 40;
  private static final double RADIUS = 1.9;
  private static final int COLUMNS = 2;

  private ScatterPlots() {}

  /**
   * One map.
   *
   * @param title above it
   * @param caption below the title
   * @param places (x, y) of each point
   */
  public record Panel(String title, String caption, double[][] places) {}

  /**
   * The drawing.
   *
   * @param title for those who cannot see it
   * @param panels row by row, two in each
   * @param labels of the points, the same in all maps
   * @param names of the labels
   */
  public static Drawing of(String title, List<Panel> panels, int[] labels, List<String> names) {
    int columns = Math.min(COLUMNS, panels.size());
    int rows = (panels.size() + columns - 1) / columns;
    int line = SIDE + 2 * TITLE + MARGIN;
    Drawing drawing =
        new Drawing(title, columns * (SIDE + MARGIN) + MARGIN, MARGIN + rows * line + LEGEND);
    for (int i = 0; i < panels.size(); i++) {
      int row = i / columns;
      int column = i % columns;
      int left = MARGIN + column * (SIDE + MARGIN);
      int top = MARGIN + row * line;
      drawing.text(left, top, panels.get(i).title(), TextStyle.PLAIN.sized(15));
      drawing.text(left, top + 20, panels.get(i).caption(), TextStyle.PLAIN.coloured("#555555"));
      draw(panels.get(i).places(), labels, drawing, left, top + TITLE + 4);
    }
    for (int k = 0; k < names.size(); k++) {
      int x = MARGIN + k * KEY;
      int y = MARGIN + rows * line;
      drawing.disc(x + 5, y, 5, Palette.ofClass(k));
      drawing.text(x + 14, y + 4, names.get(k), TextStyle.PLAIN);
    }
    return drawing;
  }

  private static void draw(
      double[][] places, int[] labels, Drawing drawing, double left, double top) {
    double[] x = range(places, place -> place[0]);
    double[] y = range(places, place -> place[1]);
    double scale = SIDE / Math.max(1e-9, Math.max(x[1] - x[0], y[1] - y[0]));
    for (int i = 0; i < places.length; i++) {
      drawing.disc(
          left + SIDE / 2.0 + (places[i][0] - (x[0] + x[1]) / 2) * scale,
          top + SIDE / 2.0 + (places[i][1] - (y[0] + y[1]) / 2) * scale,
          RADIUS,
          Palette.ofClass(labels[i]));
    }
  }

  private static double[] range(double[][] places, ToDoubleFunction<double[]> coordinate) {
    double[] sorted = Arrays.stream(places).mapToDouble(coordinate).sorted().toArray();
    return new double[] {sorted[0], sorted[sorted.length - 1]};
  }
}
