package org.sdlgm.report;

import java.util.List;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.experiment.output.GreyScale;
import org.sdlgm.report.drawing.Drawing;
import org.sdlgm.report.drawing.TextStyle;

/** Pictures in columns, a row for each kind. */
public final class PictureRows {
  private static final int SIDE = 48;
  private static final int GAP = 4;
  private static final int MARGIN = 12;
  private static final int NAME = 330;

  private PictureRows() {}

  /**
   * Pictures of one kind.
   *
   * @param name of the kind
   * @param rows one per picture
   */
  public record Layer(String name, float[][] rows) {}

  /**
   * The drawing. Grey levels are those of the first layer.
   *
   * @param title for those who cannot see it
   * @param shape of each picture, an image's
   * @param layers at least one, all of one length
   */
  public static Drawing of(String title, ObservationShape shape, List<Layer> layers) {
    int high = shape.dimensions().get(0);
    int wide = shape.dimensions().get(1);
    int factor = Math.max(1, Math.round((float) SIDE / Math.max(high, wide)));
    int width = factor * wide;
    int height = factor * high;
    Drawing drawing =
        new Drawing(
            title,
            2 * MARGIN + NAME + layers.get(0).rows().length * (width + GAP),
            2 * MARGIN + layers.size() * (height + GAP));
    GreyScale range = GreyScale.of(shape, List.of(layers.get(0).rows()));
    for (int line = 0; line < layers.size(); line++) {
      int top = MARGIN + line * (height + GAP);
      Layer layer = layers.get(line);
      drawing.text(MARGIN, top + height / 2.0 + 4, layer.name(), TextStyle.PLAIN);
      for (int i = 0; i < layer.rows().length; i++) {
        drawing.picture(
            MARGIN + NAME + i * (width + GAP),
            top,
            width,
            height,
            ImageStrip.of(shape, new float[][] {layer.rows()[i]}, range).uri());
      }
    }
    return drawing;
  }
}
