package org.sdlgm.experiment.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.sdlgm.experiment.output.TextTable;

/** Figures for people. */
public final class FiguresText {
  private static final double MEBIBYTE = 1 << 20;
  private static final double KIBIBYTE = 1 << 10;

  private FiguresText() {}

  /**
   * Prints all that is known of one configuration.
   *
   * @param figures of it
   * @param out where to
   */
  public static void print(Figures figures, PrintStream out) {
    Figures.Setting setting = figures.setting();
    out.println(
        "%s on %s, %s, %d threads; batch %d, seed %d"
            .formatted(
                setting.name(),
                setting.engine(),
                setting.device(),
                setting.threads(),
                setting.batchSize(),
                setting.seed()));
    Figures.Step step = figures.training();
    out.println();
    section(
        "training step, %d iterations".formatted(step.iterations()),
        step.milliseconds(),
        step.segments(),
        out);
    out.println(observations(step.observationsPerSecond()) + heap(step));
    Figures.Encoding encoding = figures.encoding();
    out.println();
    section(
        "encoding, %d batches of %d".formatted(encoding.batches(), encoding.batchSize()),
        encoding.milliseconds(),
        encoding.segments(),
        out);
    out.println(observations(encoding.observationsPerSecond()));
    figures
        .peakResidentBytes()
        .ifPresent(bytes -> out.println("\npeak resident memory " + mebibytes(bytes) + " MiB"));
  }

  private static void section(
      String title, Spread whole, Map<String, Spread> parts, PrintStream out) {
    TextTable table = new TextTable();
    table.row(title, "median ms", "10 % .. 90 %");
    parts.forEach((name, spread) -> table.row("  " + name, median(spread), range(spread)));
    table.row("  all of it", median(whole), range(whole));
    table.print(out);
  }

  private static String heap(Figures.Step step) {
    return step.heapBytes().isEmpty()
        ? ""
        : "; %.0f KiB of Java's heap an iteration, %d collections in all"
            .formatted(step.heapBytes().getAsDouble() / KIBIBYTE, step.collections());
  }

  private static String observations(double perSecond) {
    return "  %.0f observations per second".formatted(perSecond);
  }

  /**
   * Prints a line for each of several configurations.
   *
   * @param points what tells them apart
   * @param figures of each
   * @param out where to
   */
  public static void print(List<String> points, List<Figures> figures, PrintStream out) {
    TextTable table = new TextTable();
    table.row(
        "milliseconds of a training step",
        "median",
        "10 % .. 90 %",
        "of it sampling",
        "observations/s",
        "encoded/s",
        "peak MiB so far");
    for (int i = 0; i < points.size(); i++) {
      Figures each = figures.get(i);
      Figures.Step step = each.training();
      Spread sampling = step.segments().get("sample");
      table.row(
          points.get(i),
          median(step.milliseconds()),
          range(step.milliseconds()),
          sampling == null ? "" : median(sampling),
          "%.0f".formatted(step.observationsPerSecond()),
          "%.0f".formatted(each.encoding().observationsPerSecond()),
          peak(each.peakResidentBytes()));
    }
    table.print(out);
  }

  private static String peak(OptionalLong bytes) {
    return bytes.isPresent() ? mebibytes(bytes.getAsLong()) : "";
  }

  private static String mebibytes(long bytes) {
    return String.format(Locale.ROOT, "%.0f", bytes / MEBIBYTE);
  }

  private static String median(Spread spread) {
    return String.format(Locale.ROOT, "%8.2f", spread.median());
  }

  private static String range(Spread spread) {
    return String.format(Locale.ROOT, "%.2f .. %.2f", spread.low(), spread.high());
  }
}
