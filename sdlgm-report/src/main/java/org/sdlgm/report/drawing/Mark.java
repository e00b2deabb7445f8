package org.sdlgm.report.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.TextAttribute;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Something drawn; lengths are in CSS pixels from the upper left corner, colours are #rrggbb. */
sealed interface Mark {
  /** As an SVG element. */
  String svg();

  /** Onto a canvas that is scaled to CSS pixels. */
  void paint(Graphics2D canvas);

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A filled rectangle. */
  record Rectangle(double x, double y, double width, double height, String colour) implements Mark {
    @Override
    public String svg() {
      return format(
          "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"/>",
          x, y, width, height, colour);
    }

    @Override
    public void paint(Graphics2D canvas) {
      canvas.setColor(Color.decode(colour));
      canvas.fill(new Rectangle2D.Double(x, y, width, height));
    }
  }

  /** A filled disc, a little transparent. */
  record Disc(double x, double y, double radius, String colour) implements Mark {
    private static final int OPACITY = 191;

    @Override
    public String svg() {
      return format(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" fill-opacity=\"0.75\"/>",
          x, y, radius, colour);
    }

    @Override
    public void paint(Graphics2D canvas) {
      Color solid = Color.decode(colour);
      canvas.setColor(new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), OPACITY));
      canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
  }

  /** A line through points (x, y). */
  record Line(List<double[]> points, double width, String colour) implements Mark {
    @Override
    public String svg() {
      return format(
          "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
          points.stream()
              .map(point -> format("%.2f,%.2f", point[0], point[1]))
              .collect(Collectors.joining(" ")),
          colour,
          width);
    }

    @Override
    public void paint(Graphics2D canvas) {
      Path2D path = new Path2D.Double();
      path.moveTo(points.get(0)[0], points.get(0)[1]);
      points.stream().skip(1).forEach(point -> path.lineTo(point[0], point[1]));
      canvas.setColor(Color.decode(colour));
      canvas.setStroke(
          new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      canvas.draw(path);
    }
  }

  /** A line of text. */
  record Text(double x, double y, String text, TextStyle style) implements Mark {
    @Override
    public String svg() {
      return format(
          "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\" fill=\"%s\"%s%s>%s</text>",
          x,
          y,
          style.size(),
          style.colour(),
          style.centred() ? " text-anchor=\"middle\"" : "",
          style.struck() ? " text-decoration=\"line-through\"" : "",
          escaped(text));
    }

    @Override
    public void paint(Graphics2D canvas) {
      canvas.setColor(Color.decode(style.colour()));
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, style.size());
      canvas.setFont(
          style.struck()
              ? font.deriveFont(Map.of(TextAttribute.STRIKETHROUGH, TextAttribute.STRIKETHROUGH_ON))
              : font);
      double left = style.centred() ? x - canvas.getFontMetrics().stringWidth(text) / 2.0 : x;
      canvas.drawString(text, (float) left, (float) y);
    }
  }

  /** A picture whose pixels stay square. */
  record Picture(double x, double y, double width, double height, String uri) implements Mark {
    @Override
    public String svg() {
      return format(
          "<image x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" href=\"%s\""
              + " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\"/>",
          x, y, width, height, uri);
    }

    @Override
    public void paint(Graphics2D canvas) {
      int left = (int) Math.round(x);
      int top = (int) Math.round(y);
      canvas.drawImage(
          decoded(), left, top, (int) Math.round(width), (int) Math.round(height), null);
    }

    private BufferedImage decoded() {
      byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
      try {
        // A stream of our own, since ImageIO's may go through a temporary file; it is closed there.
        return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
