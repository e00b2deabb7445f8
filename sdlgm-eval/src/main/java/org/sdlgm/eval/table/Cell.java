package org.sdlgm.eval.table;

import java.util.Optional;
import java.util.OptionalDouble;
import org.sdlgm.eval.statistics.Summary;

/**
 * One entry of a table.
 *
 * @param measured our value, if there is one
 * @param published the paper's value, if there is one
 */
public record Cell(Optional<Summary> measured, OptionalDouble published) {
  /** An entry without values. */
  public static final Cell EMPTY = new Cell(Optional.empty(), OptionalDouble.empty());

  /**
   * Our value alone.
   *
   * @param measured our value
   */
  public static Cell of(Summary measured) {
    return new Cell(Optional.of(measured), OptionalDouble.empty());
  }

  /**
   * Our value and the paper's.
   *
   * @param measured our value
   * @param published the paper's value
   */
  public static Cell of(Summary measured, double published) {
    return new Cell(Optional.of(measured), OptionalDouble.of(published));
  }

  /**
   * The paper's value alone: of a method that we do not run.
   *
   * @param published the paper's value
   */
  public static Cell published(double published) {
    return new Cell(Optional.empty(), OptionalDouble.of(published));
  }
}
