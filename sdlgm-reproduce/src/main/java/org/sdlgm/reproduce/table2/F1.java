package org.sdlgm.reproduce.table2;

import java.util.List;
import org.sdlgm.reproduce.table2.Contest.Data;

/**
 * A column of each dataset: it chooses candidates and thresholds, and it is reported.
 *
 * <p>Two measures are called "macro F1". The program of the paper's baselines (Martins and
 * Astudillo 2016, github.com/Unbabel/sparsemax) has the F1 of mean precision and mean recall, and
 * says of the mean F1 that it is wrong; the paper's numbers of the baselines are theirs. So its
 * macro F1 is read that way, and the mean F1 stands beside it.
 *
 * @param name of the metric
 * @param title of the column, behind the dataset's
 * @param published whether the paper has it
 */
record F1(String name, String title, boolean published) {
  /** From left to right. */
  static final List<F1> ALL =
      List.of(
          new F1("micro-f1", "micro F1", true),
          new F1("macro-f1-of-means", "macro F1", true),
          new F1("macro-f1", "mean F1 +", false));

  /** The heading of its column of a dataset. */
  String column(Data data) {
    return data.title() + " " + title;
  }
}
