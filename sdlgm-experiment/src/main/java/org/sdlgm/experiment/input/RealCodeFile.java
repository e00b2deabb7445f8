package org.sdlgm.experiment.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.InputFile;

/**
 * A table of codes of real numbers in CSV: a code a line, its values separated by commas.
 *
 * @param file the file
 * @param width K, how many values a code has
 */
record RealCodeFile(InputFile file, int width) implements CodeFile {
  /** No number is written with more characters than that. */
  private static final int MAX_DIGITS = 64;

  @Override
  public long count() {
    long[] count = new long[1];
    forEachBatch(1, latents -> count[0]++);
    return count[0];
  }

  @Override
  public void forEachBatch(int size, Consumer<float[][]> latents) {
    try (BufferedReader reader = Files.newBufferedReader(file.path(), StandardCharsets.US_ASCII)) {
      List<float[]> batch = new ArrayList<>(size);
      StringBuilder line = new StringBuilder();
      for (long number = 1; read(reader, line, number); number++) {
        batch.add(values(line.toString(), number));
        if (batch.size() == size) {
          latents.accept(batch.toArray(float[][]::new));
          batch.clear();
        }
      }
      if (!batch.isEmpty()) {
        latents.accept(batch.toArray(float[][]::new));
      }
    } catch (IOException e) {
      throw new DataException(
          "-i "
              + file.name()
              + " cannot be read ("
              + FileTrouble.explain(e)
              + "): give a CSV file of codes",
          e);
    }
  }

  /** The next line, no longer than a code can be; false at the end of the file. */
  private boolean read(BufferedReader reader, StringBuilder line, long number) throws IOException {
    line.setLength(0);
    int next = reader.read();
    if (next < 0) {
      return false;
    }
    for (; next >= 0 && next != '\n'; next = reader.read()) {
      if (line.length() > (long) MAX_DIGITS * width) {
        throw wrong(number, "is longer than a code of " + width + " numbers can be");
      }
      line.append((char) next);
    }
    return true;
  }

  private float[] values(String line, long number) {
    String[] fields = line.strip().split(",", -1);
    if (fields.length != width) {
      throw wrong(number, "has " + fields.length + " values where the model has " + width);
    }
    float[] values = new float[width];
    for (int k = 0; k < width; k++) {
      try {
        values[k] = Float.parseFloat(fields[k]);
      } catch (NumberFormatException e) {
        throw wrong(number, "has '" + fields[k] + "' where a number should be");
      }
      if (!Float.isFinite(values[k])) {
        throw wrong(number, "has '" + fields[k] + "', which is not finite");
      }
    }
    return values;
  }

  private DataException wrong(long line, String what) {
    return new DataException(
        "%s, line %d %s: give codes that 'sdlgm encode' wrote with this model"
            .formatted(file.name(), line, what));
  }
}
