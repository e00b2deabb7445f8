package org.sdlgm.report.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sdlgm.experiment.output.Png;

/**
 * A figure on white paper, for SVG and PNG alike. Lengths are in CSS pixels from the upper left
 * corner, colours are #rrggbb; what is added later lies above.
 */
public final class Drawing {
  /** Pixels of the PNG per CSS pixel: sharp on screens and in print. */
  private static final int DENSITY = 2;

  private final String title;
  private final int width;
  private final int height;
  private final List<Mark> marks = new ArrayList<>();

  /**
   * @param title for those who cannot see it
   * @param width in CSS pixels, at least 1
   * @param height in CSS pixels, at least 1
   */
  public Drawing(String title, int width, int height) {
    this.title = title;
    this.width = width;
    this.height = height;
  }

  /** What it shows, for those who cannot see it. */
  public String title() {
    return title;
  }

  /** Adds a filled rectangle. */
  public void rectangle(double x, double y, double width, double height, String colour) {
    marks.add(new Mark.Rectangle(x, y, width, height, colour));
  }

  /** Adds a disc, a little transparent. */
  public void disc(double x, double y, double radius, String colour) {
    marks.add(new Mark.Disc(x, y, radius, colour));
  }

  /** Adds a line through points (x, y), at least one. */
  public void line(List<double[]> points, double width, String colour) {
    marks.add(new Mark.Line(List.copyOf(points), width, colour));
  }

  /** Adds a line of text, whose baseline is at y. */
  public void text(double x, double y, String text, TextStyle style) {
    marks.add(new Mark.Text(x, y, text, style));
  }

  /**
   * Adds a picture, whose pixels stay square.
   *
   * @param uri a PNG as a {@code data:} URI
   */
  public void picture(double x, double y, double width, double height, String uri) {
    marks.add(new Mark.Picture(x, y, width, height, uri));
  }

  /** The drawing as an SVG file, which needs nothing but itself. */
  public String svg() {
    String paper = "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                + " height=\"%2$d\" font-family=\"sans-serif\">\n<title>%3$s</title>\n",
            width,
            height,
            title.replace("&", "&amp;").replace("<", "&lt;"))
        + marks.stream().map(Mark::svg).collect(Collectors.joining("\n", paper, "\n</svg>\n"));
  }

  /** The drawing as a PNG file, two pixels per CSS pixel. */
  public byte[] png() {
    BufferedImage image = Png.canvas(DENSITY * width, DENSITY * height, 3);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.scale(DENSITY, DENSITY);
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, width, height);
    marks.forEach(mark -> mark.paint(canvas));
    canvas.dispose();
    return Png.bytes(image);
  }
}
