package org.sdlgm.code.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sdlgm.benchmark.PieceBenchmark;
import org.sdlgm.code.SparseCode;

/** Codes to a file and back. */
public class SparseCodeFileBenchmark extends PieceBenchmark {
  private static final int WIDTH = 200;
  private static final int SLOTS = 40;
  private static final String MODEL = "0".repeat(64);

  /** How many codes the file has. */
  @Param("10000")
  int codes;

  /** How many features a code uses, in the mean. */
  @Param("20")
  int used;

  private final List<SparseCode> content = new ArrayList<>();
  private Path folder;
  private Path written;

  /** Draws codes whose features are used by Zipf's law, and writes them. */
  @Setup
  public void prepare() throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < codes; i++) {
      float[] latent = new float[WIDTH];
      for (int slot = 0; slot < SLOTS; slot++) {
        if (random.nextInt(SLOTS) < used) {
          latent[(int) Math.pow(WIDTH, random.nextDouble())]++;
        }
      }
      content.add(SparseCode.ofDense(latent));
    }
    folder = Files.createTempDirectory("codes");
    written = folder.resolve("written.slc");
    write(written);
  }

  private SparseCodeFileSize write(Path file) {
    SparseCodeHeader header = new SparseCodeHeader(WIDTH, SLOTS, MODEL);
    try (SparseCodeWriter writer = SparseCodeWriter.create(file, header)) {
      content.forEach(writer::add);
      return writer.finish();
    }
  }

  /** All codes to a file. */
  @Benchmark
  public SparseCodeFileSize write() {
    return write(folder.resolve("new.slc"));
  }

  /** All codes from a file. */
  @Benchmark
  public long read() {
    try (SparseCodeReader reader = SparseCodeReader.open(written)) {
      while (reader.hasNext()) {
        reader.next();
      }
      return reader.codesRead();
    }
  }

  /** Deletes the files. */
  @TearDown
  public void delete() throws IOException {
    Files.deleteIfExists(folder.resolve("new.slc"));
    Files.delete(written);
    Files.delete(folder);
  }
}
