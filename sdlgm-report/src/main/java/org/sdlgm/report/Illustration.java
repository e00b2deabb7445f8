package org.sdlgm.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.sdlgm.report.drawing.Drawing;

/**
 * A drawing in a report.
 *
 * @param title above it
 * @param meaning below it: what it shows, also for those who cannot see it
 * @param uri the drawing as a {@code data:} URI
 */
public record Illustration(String title, String meaning, String uri) {
  /**
   * A drawing in SVG.
   *
   * @param title above it
   * @param meaning below it
   * @param svg the drawing; it must need nothing but itself
   */
  public static Illustration ofSvg(String title, String meaning, String svg) {
    String data = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    return new Illustration(title, meaning, "data:image/svg+xml;base64," + data);
  }

  /**
   * A drawing, as SVG.
   *
   * @param drawing what its title says
   * @param meaning below it
   */
  public static Illustration of(Drawing drawing, String meaning) {
    return ofSvg(drawing.title(), meaning, drawing.svg());
  }
}
