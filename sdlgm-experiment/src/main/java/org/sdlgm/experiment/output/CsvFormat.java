package org.sdlgm.experiment.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.sdlgm.storage.FileKind;

/** A line per observation, its values separated by commas. */
final class CsvFormat implements ObservationFile.Format {
  @Override
  public FileKind kind() {
    return FileKind.numbers("a table of numbers");
  }

  @Override
  public void begin(OutputStream out) {}

  @Override
  public void add(float[] row, OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder(row.length * 4);
    for (int i = 0; i < row.length; i++) {
      line.append(i == 0 ? "" : ",");
      if (row[i] == (int) row[i]) {
        line.append((int) row[i]);
      } else {
        line.append(row[i]);
      }
    }
    out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void end(OutputStream out) {}
}
