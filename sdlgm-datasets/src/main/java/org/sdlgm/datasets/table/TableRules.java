package org.sdlgm.datasets.table;

import java.util.List;
import java.util.Set;

/**
 * How a table becomes observations and labels.
 *
 * @param labels names of the attributes that are labels
 * @param ignored names of attributes that are neither observed nor labels
 * @param standardize whether columns get mean 0 and variance 1 over the training part
 * @param keepUnlabelled whether observations without any label stay
 */
public record TableRules(
    List<String> labels, Set<String> ignored, boolean standardize, boolean keepUnlabelled) {
  /** Copies the names. */
  public TableRules {
    labels = List.copyOf(labels);
    ignored = Set.copyOf(ignored);
  }
}
