package org.sdlgm.datasets.multilabel;

import java.util.ArrayList;
import java.util.List;

/** A dataset's name with what of its reading a reader of a result must know. */
final class TableName {
  private TableName() {}

  /**
   * The name.
   *
   * @param title of the dataset
   * @param split how its parts were made; empty if as published
   * @param standardize whether it is standardised
   * @param keepUnlabelled whether observations without labels are among it
   */
  static String of(String title, String split, boolean standardize, boolean keepUnlabelled) {
    List<String> remarks = new ArrayList<>();
    if (!split.isEmpty()) {
      remarks.add(split);
    }
    remarks.add(standardize ? "standardised" : "not standardised");
    remarks.add(keepUnlabelled ? "with unlabelled" : "labelled only");
    return title + " (" + String.join(", ", remarks) + ")";
  }
}
