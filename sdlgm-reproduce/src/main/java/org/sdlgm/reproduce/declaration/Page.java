package org.sdlgm.reproduce.declaration;

import java.util.List;
import java.util.stream.Stream;
import org.sdlgm.eval.table.ResultTable;
import org.sdlgm.report.LearningCurves;
import org.sdlgm.report.drawing.Drawing;

/**
 * What a target shows.
 *
 * @param table its numbers, without qualifier and notes
 * @param lead what was done, in a sentence or two
 * @param notes below the table
 * @param figures its drawings
 * @param curves learning curves
 */
public record Page(
    ResultTable table,
    String lead,
    List<String> notes,
    List<Figure> figures,
    List<LearningCurves> curves) {
  /**
   * A drawing.
   *
   * @param drawing what to draw
   * @param meaning what it shows, also for those who cannot see it
   * @param name of its files, without their ending
   */
  public record Figure(Drawing drawing, String meaning, String name) {}

  /** Without learning curves. */
  public Page(ResultTable table, String lead, List<String> notes, List<Figure> figures) {
    this(table, lead, notes, figures, List.of());
  }

  /** The same with further notes below the others. */
  public Page withNotes(List<String> more) {
    return new Page(
        table, lead, Stream.concat(notes.stream(), more.stream()).toList(), figures, curves);
  }
}
