package org.sdlgm.cli.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import org.sdlgm.experiment.progress.TrainingProgress;
import org.sdlgm.training.IterationReport;

/** A bar with iterations per second, time left, loss and mean features in use. */
final class BarProgress implements TrainingProgress {
  private static final double MILLIS = 1e3;

  private final Display display;
  private final MovingMean loss = new MovingMean();
  private Optional<ProgressBar> bar = Optional.empty();

  BarProgress(Display display) {
    this.display = display;
  }

  @Override
  public void started(int iteration, int iterations, double seconds) {
    Duration before = Duration.ofMillis(Math.round(seconds * MILLIS));
    bar = Optional.of(display.bar("training", " it", iterations, iteration, before));
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
