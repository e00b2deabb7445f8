package org.sdlgm.experiment.study;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.sdlgm.experiment.progress.MeasuringProgress;
import org.sdlgm.experiment.progress.RunProgress;
import org.sdlgm.experiment.progress.TrainingProgress;
import org.sdlgm.experiment.run.Json;
import org.sdlgm.experiment.run.MetricsLog.Gap;
import org.sdlgm.training.IterationReport;

/** Tells the study how far a run is, a few times a second. */
final class EventProgress implements RunProgress {
  private static final long BETWEEN = Duration.ofMillis(200).toNanos();

  private final PrintStream events;

  EventProgress(PrintStream events) {
    this.events = events;
  }

  @Override
  public TrainingProgress training() {
    return new TrainingProgress() {
      private int iterations;
      private long last = System.nanoTime() - BETWEEN;

      @Override
      public void started(int iteration, int total, double seconds) {
        iterations = total;
        events.println(Json.line(new Event(Event.Kind.ADVANCED, iteration, Double.NaN, "")));
      }

      @Override
      public void advanced(IterationReport report) {
        long now = System.nanoTime();
        if (now - last >= BETWEEN || report.iteration() == iterations) {
          last = now;
          events.println(
              Json.line(new Event(Event.Kind.ADVANCED, report.iteration(), report.loss(), "")));
        }
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public MeasuringProgress measuring() {
    return MeasuringProgress.NONE;
  }

  @Override
  public void stopping() {}

  @Override
  public void stopped(int iterations, Path folder) {}

  @Override
  public void stoppedMeasuring(Path folder) {}

  /** For the worker's log: a study shows how far its runs are, and no more. */
  @Override
  public void incomplete(Path log, List<Gap> gaps) {
    System.err.println(Gap.describe(log, gaps));
  }
}
