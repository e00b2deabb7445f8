package org.sdlgm.datasets.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sdlgm.datasets.table.Attribute.Kind;
import org.sdlgm.datasets.table.EncodedAttribute.Column;
import org.sdlgm.error.DataException;

/** Gathers over the rows of a training part what its encoding needs. */
final class EncodingFit {
  private final String source;
  private final List<Attribute> attributes;
  private final boolean[] observed;
  private final Moments[] numbers;
  private final long[][] frequencies;
  private final long[] explicit;
  private long rows;

  /**
   * @param source what to call the file in an error
   * @param attributes of the file
   * @param observed which of them become observations
   */
  EncodingFit(String source, List<Attribute> attributes, boolean[] observed) {
    this.source = source;
    this.attributes = attributes;
    this.observed = observed;
    this.numbers = new Moments[attributes.size()];
    this.frequencies = new long[attributes.size()][];
    this.explicit = new long[attributes.size()];
    for (int a = 0; a < attributes.size(); a++) {
      if (attributes.get(a).kind() == Kind.NUMERIC) {
        numbers[a] = new Moments();
      } else {
        frequencies[a] = new long[attributes.get(a).values().size()];
      }
    }
  }

  /** Takes the row that the reader is at. */
  void add(TableReader row) {
    rows++;
    for (int entry = 0; entry < row.entries(); entry++) {
      int a = row.attribute(entry);
      if (!observed[a]) {
        continue;
      }
      explicit[a]++;
      double value = row.value(entry);
      if (Double.isNaN(value)) {
        continue;
      }
      if (numbers[a] == null) {
        frequencies[a][(int) value]++;
      } else {
        numbers[a].add(value);
      }
    }
  }

  /**
   * The encoding of the rows so far.
   *
   * @param standardize whether columns get mean 0 and variance 1
   * @param labels the labels' names
   * @throws DataException if numbers are too large for a mean and a variance
   */
  TableEncoding fit(boolean standardize, List<String> labels) {
    List<EncodedAttribute> encoded = new ArrayList<>();
    for (int a = 0; a < observed.length; a++) {
      if (observed[a]) {
        Attribute attribute = attributes.get(a);
        List<Column> columns =
            numbers[a] == null ? indicators(a, standardize) : List.of(number(a, standardize));
        encoded.add(new EncodedAttribute(attribute.name(), attribute.values(), columns));
      }
    }
    return new TableEncoding(encoded, labels);
  }

  private Column number(int a, boolean standardize) {
    Moments moments = numbers[a];
    moments.addZeros(rows - explicit[a]);
    double deviation = moments.deviation();
    if (!Double.isFinite(deviation) || !Double.isFinite(moments.mean())) {
      throw new DataException(
          source
              + ": the numbers of the attribute '"
              + attributes.get(a).name()
              + "' are too large for a mean and a variance; scale them down");
    }
    return column(moments.mean(), deviation, standardize);
  }

  private List<Column> indicators(int a, boolean standardize) {
    long[] counts = frequencies[a];
    if (counts.length == 0) {
      return List.of();
    }
    counts[0] += rows - explicit[a];
    double present = Math.max(1, IntStream.range(0, counts.length).mapToLong(v -> counts[v]).sum());
    int width = EncodedAttribute.width(counts.length);
    return IntStream.range(0, width)
        .mapToObj(
            c -> {
              double mean = counts[width == 1 && counts.length == 2 ? 1 : c] / present;
              return column(mean, Math.sqrt(mean * (1 - mean)), standardize);
            })
        .toList();
  }

  private static Column column(double mean, double deviation, boolean standardize) {
    return standardize ? new Column(mean, mean, deviation) : new Column(mean, 0, 1);
  }

  /** Mean and variance in one pass: B. P. Welford, Technometrics 4, 1962. */
  private static final class Moments {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double before = value - mean;
      mean += before / count;
      squares += before * (value - mean);
    }

    /** Merges a sample of zeros: T. Chan, G. Golub, R. LeVeque, 1979. */
    void addZeros(long zeros) {
      if (zeros == 0) {
        return;
      }
      double total = count + (double) zeros;
      squares += mean * mean * count * (zeros / total);
      mean *= count / total;
      count += zeros;
    }

    double mean() {
      return mean;
    }

    /** Of the population: divided by n. */
    double deviation() {
      return count == 0 ? 0 : Math.sqrt(squares / count);
    }
  }
}
