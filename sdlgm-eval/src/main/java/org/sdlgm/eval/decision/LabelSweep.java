package org.sdlgm.eval.decision;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sdlgm.data.Labels;
import org.sdlgm.eval.multilabel.Confusion;

/** The labels' confusions at any threshold, from probabilities that are sorted once. */
final class LabelSweep {
  /** Per label, the sorted probabilities of the observations that have it. */
  private final double[][] there;

  /** Per label, those of the others. */
  private final double[][] absent;

  LabelSweep(Labels truth, double[][] probabilities) {
    int width = truth.names().size();
    this.there = new double[width][];
    this.absent = new double[width][];
    for (int label = 0; label < width; label++) {
      there[label] = sorted(truth, probabilities, label, true);
      absent[label] = sorted(truth, probabilities, label, false);
    }
  }

  private static double[] sorted(Labels truth, double[][] probabilities, int label, boolean there) {
    return IntStream.range(0, truth.rows())
        .filter(row -> truth.count(row, label) > 0 == there)
        .mapToDouble(row -> probabilities[row][label])
        .sorted()
        .toArray();
  }

  List<Confusion> confusions(double threshold) {
    return IntStream.range(0, there.length).mapToObj(label -> of(label, threshold)).toList();
  }

  private Confusion of(int label, double threshold) {
    int found = reaching(there[label], threshold);
    return new Confusion(found, reaching(absent[label], threshold), there[label].length - found);
  }

  /** How many reach the threshold. */
  private static int reaching(double[] sorted, double threshold) {
    int at = Arrays.binarySearch(sorted, threshold);
    int first = at >= 0 ? at : -at - 1;
    while (first > 0 && sorted[first - 1] == threshold) {
      first--;
    }
    return sorted.length - first;
  }
}
