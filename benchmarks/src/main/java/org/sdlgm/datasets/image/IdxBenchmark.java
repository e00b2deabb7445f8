package org.sdlgm.datasets.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sdlgm.benchmark.Pictures;
import org.sdlgm.benchmark.PieceBenchmark;
import org.sdlgm.data.Observations;
import org.sdlgm.datasets.idx.IdxArray;
import org.sdlgm.datasets.source.Content;

/** MNIST's format, from files to the numbers of a batch. */
public class IdxBenchmark extends PieceBenchmark {
  private static final int BATCH = 500;

  /** How many pictures the files have: MNIST's training part has 60 000. */
  @Param("60000")
  int pictures;

  private Path raw;
  private Path compressed;
  private Observations observations;
  private int next;

  /** Writes a file, and one that is compressed. */
  @Setup
  public void prepare() throws IOException {
    raw = Files.createTempFile("pictures", "-idx3-ubyte");
    compressed = Files.createTempFile("pictures", "-idx3-ubyte.gz");
    byte[] levels = Pictures.levels(pictures);
    ByteBuffer header = ByteBuffer.allocate(16);
    header.putInt(0x0803).putInt(pictures).putInt(28).putInt(28);
    try (OutputStream plain = Files.newOutputStream(raw);
        OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      for (OutputStream out : new OutputStream[] {plain, zipped}) {
        out.write(header.array());
        out.write(levels);
      }
    }
    observations = new GreyImages(parse(raw), pictures, Pictures.WIDTH, Binarization.STATIC, 1);
  }

  private static IdxArray parse(Path file) {
    return IdxArray.parse(Content.read(file, file.toString(), 1 << 30));
  }

  /** Reads a file, checks it, and sums it up by SHA-256. */
  @Benchmark
  public IdxArray read() {
    return parse(raw);
  }

  /** The same of a compressed file, as MNIST is published. */
  @Benchmark
  public IdxArray readCompressed() {
    return parse(compressed);
  }

  /** 500 pictures as a batch of numbers, each pixel drawn. */
  @Benchmark
  public float[][] batch() {
    int from = next;
    int to = Math.min(pictures, from + BATCH);
    next = to == pictures ? 0 : to;
    return observations.rows(from, to);
  }

  /** Deletes the files. */
  @TearDown
  public void delete() throws IOException {
    Files.delete(raw);
    Files.delete(compressed);
  }
}
