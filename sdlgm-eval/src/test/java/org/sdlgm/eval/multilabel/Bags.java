package org.sdlgm.eval.multilabel;

import java.util.List;
import java.util.stream.IntStream;
import org.sdlgm.data.Labels;

/** Labels written as rows of counts. */
final class Bags {
  private Bags() {}

  static Labels of(int[]... rows) {
    byte[] counts = new byte[rows.length * rows[0].length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (byte) rows[i / rows[0].length][i % rows[0].length];
    }
    return Labels.of(names(rows[0].length), counts);
  }

  static int[] row(int... counts) {
    return counts;
  }

  static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(label -> "label-" + label).toList();
  }
}
