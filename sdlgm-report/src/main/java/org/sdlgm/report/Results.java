package org.sdlgm.report;

import java.util.List;
import org.sdlgm.eval.table.ResultTable;

/**
 * A table beside the paper's, and what belongs to it.
 *
 * @param lead what was done, in a sentence or two
 * @param table the numbers
 * @param curves learning curves
 * @param illustrations drawings
 */
public record Results(
    String lead, ResultTable table, List<LearningCurves> curves, List<Illustration> illustrations) {
  /** Copies the lists. */
  public Results {
    curves = List.copyOf(curves);
    illustrations = List.copyOf(illustrations);
  }
}
