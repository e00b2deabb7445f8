package org.sdlgm.experiment.output;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.sdlgm.eval.Measurement;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Direction;

/** Measured metrics as a table of text. */
public final class MetricTable {
  private MetricTable() {}

  /**
   * Prints a row per metric: name, mean, standard error, unit, which way is better.
   *
   * @param measured what was measured
   * @param out where to
   */
  public static void print(List<Measurement> measured, PrintStream out) {
    TextTable table = new TextTable();
    for (Measurement measurement : measured) {
      table.row(
          measurement.description().name(),
          mean(measurement.estimate()),
          measurement.description().unit(),
          better(measurement.description().direction()));
    }
    table.print(out);
  }

  private static String mean(Estimate estimate) {
    return estimate.standardError() > 0
        ? String.format(Locale.ROOT, "%9.3f +- %.3f", estimate.mean(), estimate.standardError())
        : String.format(Locale.ROOT, "%9.3f", estimate.mean());
  }

  private static String better(Direction direction) {
    return switch (direction) {
      case LOWER -> "lower is better";
      case HIGHER -> "higher is better";
      case NONE -> "";
    };
  }
}
