package org.sdlgm.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.sdlgm.experiment.progress.TrainingProgress;
import org.sdlgm.training.IterationReport;

/** A line at the first iteration, every ten seconds, and at the last. */
final class LineProgress implements TrainingProgress {
  private static final long BETWEEN_LINES = Duration.ofSeconds(10).toNanos();
  private static final double NANOS = 1e9;

  private final PrintStream out;
  private final LongSupplier nanoTime;
  private final MovingMean loss = new MovingMean();
  private int first;
  private int iterations;
  private long started;
  private long lastLine;

  LineProgress(PrintStream out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
  }

  @Override
  public void started(int iteration, int iterations, double seconds) {
    this.first = iteration;
    this.iterations = iterations;
    this.started = nanoTime.getAsLong();
    this.lastLine = started - BETWEEN_LINES;
  }

  @Override
  public void advanced(IterationReport report) {
    loss.add(report.loss());
    long now = nanoTime.getAsLong();
    if (now - lastLine >= BETWEEN_LINES || report.iteration() == iterations) {
      lastLine = now;
      out.println(line(report, (now - started) / NANOS));
    }
  }

  private String line(IterationReport report, double seconds) {
    double speed = (report.iteration() - first) / Math.max(seconds, 1e-9);
    Duration left = Duration.ofSeconds(Math.round((iterations - report.iteration()) / speed));
    return String.format(
        Locale.ROOT,
        "iteration %d of %d, loss %.2f, features %.2f, %.1f it/s, %d:%02d:%02d left",
        report.iteration(),
        iterations,
        loss.value(),
        report.meanFeatures(),
        speed,
        left.toHours(),
        left.toMinutesPart(),
        left.toSecondsPart());
  }

  @Override
  public void close() {}
}
