package org.sdlgm.report.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Histograms side by side, what was fitted as a line over each. */
public final class Histograms {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;
  private static final int MARGIN = 44;
  private static final int TITLE = 15;
  private static final int TICK = 15;
  private static final int CAPTION = 32;
  private static final double BAR = 0.84;

  private Histograms() {}

  /**
   * One histogram.
   *
   * @param title above it
   * @param caption below it
   * @param bars in order, at least one; all as wide as each other
   * @param line (x, y) of what was fitted, in units of the bars; may be empty
   */
  public record Panel(String title, String caption, List<Bar> bars, List<double[]> line) {
    /** Copies the lists. */
    public Panel {
      bars = List.copyOf(bars);
      line = List.copyOf(line);
    }

    private double left() {
      return bars.get(0).middle() - step() / 2;
    }

    private double span() {
      return bars.size() * step();
    }

    private double step() {
      return bars.size() < 2
          ? 1
          : (bars.get(bars.size() - 1).middle() - bars.get(0).middle()) / (bars.size() - 1);
    }

    private double highest() {
      return Stream.concat(bars.stream().map(Bar::height), line.stream().map(point -> point[1]))
          .mapToDouble(Double::doubleValue)
          .max()
          .orElse(1);
    }
  }

  /**
   * A bar.
   *
   * @param middle where it stands
   * @param height of it, at least 0
   * @param label below it; empty for none
   */
  public record Bar(double middle, double height, String label) {}

  /**
   * The drawing.
   *
   * @param title for those who cannot see it
   * @param panels from left to right
   */
  public static Drawing of(String title, List<Panel> panels) {
    return of(title, panels, panels.size());
  }

  /**
   * The drawing.
   *
   * @param title for those who cannot see it
   * @param panels row by row
   * @param columns how many stand side by side, at least 1
   */
  public static Drawing of(String title, List<Panel> panels, int columns) {
    int rows = (panels.size() + columns - 1) / columns;
    int line = HEIGHT + 2 * MARGIN;
    Drawing drawing = new Drawing(title, columns * (WIDTH + MARGIN) + MARGIN, rows * line);
    for (int i = 0; i < panels.size(); i++) {
      int row = i / columns;
      int column = i % columns;
      draw(panels.get(i), drawing, MARGIN + column * (WIDTH + MARGIN), MARGIN + row * line);
    }
    return drawing;
  }

  private static void draw(Panel panel, Drawing drawing, int left, int top) {
    int bottom = top + HEIGHT;
    double across = WIDTH / panel.span();
    double up = HEIGHT / (panel.highest() > 0 ? panel.highest() : 1);
    drawing.text(left, top - TITLE, panel.title(), TextStyle.PLAIN);
    for (Bar bar : panel.bars()) {
      double middle = left + (bar.middle() - panel.left()) * across;
      double width = BAR * panel.step() * across;
      drawing.rectangle(
          middle - width / 2, bottom - bar.height() * up, width, bar.height() * up, Palette.BAR);
      if (!bar.label().isEmpty()) {
        drawing.text(middle, bottom + TICK, bar.label(), TextStyle.AXIS);
      }
    }
    List<double[]> line = new ArrayList<>();
    for (double[] point : panel.line()) {
      double x = (point[0] - panel.left()) * across;
      if (x >= 0 && x <= WIDTH) {
        line.add(new double[] {left + x, bottom - point[1] * up});
      }
    }
    if (!line.isEmpty()) {
      drawing.line(line, 2, Palette.FITTED);
    }
    drawing.line(
        List.of(new double[] {left, bottom}, new double[] {left + WIDTH, bottom}), 1, Palette.AXIS);
    drawing.text(left + WIDTH / 2.0, bottom + CAPTION, panel.caption(), TextStyle.AXIS);
  }
}
