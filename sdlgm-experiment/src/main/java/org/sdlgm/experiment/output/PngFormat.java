package org.sdlgm.experiment.output;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.storage.Destination;
import org.sdlgm.storage.FileKind;

/** All observations as pictures in one grid, row by row, a pixel apart. */
final class PngFormat implements ObservationFile.Format {
  private static final long MAX_PIXELS = 100_000_000;
  private static final int GAP = 1;

  private final ObservationShape shape;
  private final List<float[]> rows = new ArrayList<>();
  private final int height;
  private final int width;
  private final int channels;

  PngFormat(Destination path, ObservationShape shape, long count) {
    if (!shape.isImage()) {
      throw new ConfigurationException(
          "-o "
              + path
              + ": observations of "
              + shape.dimensions()
              + " are no pictures; write .csv");
    }
    this.shape = shape;
    height = shape.dimensions().get(0);
    width = shape.dimensions().get(1);
    channels = shape.dimensions().size() == 3 ? shape.dimensions().get(2) : 1;
    if (count * (height + GAP) * (width + GAP) > MAX_PIXELS) {
      throw new ConfigurationException(
          "-o " + path + ": " + count + " pictures are too many for one PNG; write .idx");
    }
  }

  @Override
  public FileKind kind() {
    return FileKind.beginning(
        "a PNG picture", (byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G', (byte) '\r', (byte) '\n');
  }

  @Override
  public void begin(OutputStream out) {}

  @Override
  public void add(float[] row, OutputStream out) {
    rows.add(row);
  }

  @Override
  public void end(OutputStream out) throws IOException {
    int columns = Math.max(1, (int) Math.ceil(Math.sqrt(rows.size())));
    int lines = Math.max(1, (rows.size() + columns - 1) / columns);
    BufferedImage grid =
        Png.canvas(columns * (width + GAP) - GAP, lines * (height + GAP) - GAP, channels);
    GreyScale scale = GreyScale.of(shape, rows);
    for (int i = 0; i < rows.size(); i++) {
      paint(grid, rows.get(i), i % columns * (width + GAP), i / columns * (height + GAP), scale);
    }
    Png.write(grid, out);
  }

  private void paint(BufferedImage grid, float[] row, int left, int top, GreyScale scale) {
    for (int i = 0; i < row.length; i++) {
      int pixel = i / channels;
      grid.getRaster()
          .setSample(left + pixel % width, top + pixel / width, i % channels, scale.shade(row[i]));
    }
  }
}
