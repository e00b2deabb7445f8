package org.sdlgm.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.sdlgm.training.IterationReport;

/** A bar with iterations per second, time left, loss and mean features in use. */
final class BarProgress implements TrainingProgress {
  private static final int UPDATE_MILLIS = 200;
  private static final double MILLIS = 1e3;

  private final PrintStream out;
  private final MovingMean loss = new MovingMean();
  private Optional<ProgressBar> bar = Optional.empty();

  BarProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(int iteration, int iterations, double seconds) {
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName("training")
                .setInitialMax(iterations)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" it", 1)
                .showSpeed()
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .startsFrom(iteration, Duration.ofMillis(Math.round(seconds * MILLIS)))
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build());
  }

  @Override
  public void advanced(IterationReport report) {
    loss.add(report.loss());
    bar.ifPresent(
        b -> {
          b.stepTo(report.iteration());
          b.setExtraMessage(
              String.format(
                  Locale.ROOT, " loss %.2f, features %.2f", loss.value(), report.meanFeatures()));
        });
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
