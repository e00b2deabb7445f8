package org.sdlgm.datasets.arff;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sdlgm.benchmark.Pictures;
import org.sdlgm.benchmark.PieceBenchmark;
import org.sdlgm.data.DataPart;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.datasets.table.PreparedTables;
import org.sdlgm.datasets.table.RowSplit;
import org.sdlgm.datasets.table.TableRules;
import weka.core.Instances;
import weka.core.converters.ArffLoader;

/** Dense ARFF in memory to numbers, on one core, in megabytes (10^6 bytes) a second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ArffBenchmark extends PieceBenchmark {
  private static final int ATTRIBUTES = Pictures.WIDTH;

  /** What the cells are. */
  public enum Cells {
    /** Whole numbers as MNIST has them: most are 0. */
    PIXELS {
      @Override
      String cell(int pixel, SplittableRandom random) {
        return Integer.toString(pixel);
      }
    },
    /** Six digits, as programs that measure write them, such as -0.142857. */
    DECIMALS {
      @Override
      String cell(int pixel, SplittableRandom random) {
        return String.format(Locale.ROOT, "%.6f", 2 * random.nextDouble() - 1);
      }
    },
    /** All digits that a double needs, such as 0.30000000000000004. */
    DOUBLES {
      @Override
      String cell(int pixel, SplittableRandom random) {
        return Double.toString(random.nextDouble());
      }
    };

    abstract String cell(int pixel, SplittableRandom random);
  }

  /** What was read. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Volume {
    /** 10^6 bytes. */
    public double megabytes;
  }

  @Param Cells cells;

  /** How many rows there are. */
  @Param("2000")
  int pictures;

  private ByteSource source;
  private byte[] bytes;

  /** Writes the table. */
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(2);
    StringBuilder text = new StringBuilder("@relation table\n");
    for (int a = 0; a < ATTRIBUTES; a++) {
      text.append("@attribute a").append(a).append(" numeric\n");
    }
    text.append("@attribute label {0,1}\n@data\n");
    byte[] levels = Pictures.levels(pictures);
    for (int i = 0; i < levels.length; i++) {
      text.append(cells.cell(Byte.toUnsignedInt(levels[i]), random)).append(',');
      if (i % ATTRIBUTES == ATTRIBUTES - 1) {
        text.append("1\n");
      }
    }
    bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    source = ByteSource.of(new Content("table.arff", bytes, ""));
  }

  /** Each number once, row by row. */
  @Benchmark
  public double rows(Volume volume) throws IOException {
    double sum = 0;
    try (ArffReader reader = ArffReader.open(source)) {
      while (reader.next()) {
        for (int entry = 0; entry < reader.entries(); entry++) {
          sum += reader.value(entry);
        }
      }
    }
    volume.megabytes += bytes.length / 1e6;
    return sum;
  }

  /** Standardised observations in memory, for which the file is read twice. */
  @Benchmark
  public DataPart observations(Volume volume) {
    TableRules rules = new TableRules(List.of("label"), Set.of(), true, false);
    DataPart part =
        PreparedTables.split(new ArffTable(source), RowSplit.first(pictures / 2), rules).training();
    volume.megabytes += bytes.length / 1e6;
    return part;
  }

  /** Weka's loader: all rows in memory. */
  @Benchmark
  public Instances weka(Volume volume) throws IOException {
    InputStreamReader text =
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    Instances instances = new ArffLoader.ArffReader(text).getData();
    volume.megabytes += bytes.length / 1e6;
    return instances;
  }
}
