package org.sdlgm.reproduce.declaration;

import java.util.Optional;
import org.sdlgm.config.Require;

/**
 * How much of a target to make.
 *
 * @param quick a look at it in little time, whose numbers are not to be quoted
 * @param iterations of each training; empty for the target's own
 * @param seeds how many runs of each model; empty for the target's own
 * @param limit how many test observations to measure on; empty for the target's own
 * @param columns how many columns a row of digits has, where they are counted; empty for the
 *     paper's
 */
public record Scale(
    boolean quick,
    Optional<Integer> iterations,
    Optional<Integer> seeds,
    Optional<Integer> limit,
    Optional<Integer> columns) {
  /**
   * @throws org.sdlgm.error.ConfigurationException if a number is out of range
   */
  public Scale {
    iterations.ifPresent(n -> Require.inRange("--iterations", n, 1, 1_000_000_000));
    seeds.ifPresent(n -> Require.inRange("--seeds", n, 1, 1000));
    limit.ifPresent(n -> Require.inRange("--limit", n, 1, Integer.MAX_VALUE));
    columns.ifPresent(n -> Require.inRange("--columns", n, 1, Byte.MAX_VALUE));
  }

  /** What stands behind every number of a quick look; else empty. */
  public String qualifier() {
    return quick ? "quick" : "";
  }

  /** What stands behind the title of a quick look's drawing, with a blank before it; else empty. */
  public String mark() {
    return quick ? " (quick)" : "";
  }

  /** What a quick look's first sentence says, with a blank behind it; else empty. */
  public String warning() {
    return quick ? "A quick look, whose numbers are not to be quoted. " : "";
  }

  /**
   * What the user asked for, else what suits the scale.
   *
   * @param asked what the user asked for
   * @param whole the target's own
   * @param small that of a quick look
   */
  public int choose(Optional<Integer> asked, int whole, int small) {
    return asked.orElse(quick ? small : whole);
  }
}
