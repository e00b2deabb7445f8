package org.sdlgm.cli.progress;

import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import org.sdlgm.experiment.progress.MeasuringProgress;

/** Shows how far a measurement is: a bar per metric, or a line when one begins. */
public final class MeasuringDisplay implements MeasuringProgress {
  private final Display display;
  private String current = "";
  private Optional<ProgressBar> bar = Optional.empty();

  /**
   * @param display where and how
   */
  public MeasuringDisplay(Display display) {
    this.display = display;
  }

  @Override
  public void advanced(String metric, int done, int total) {
    if (display.style() == Display.Style.NONE) {
      return;
    }
    if (!metric.equals(current)) {
      current = metric;
      begin(metric, total);
    }
    bar.ifPresent(b -> b.stepTo(done));
  }

  private void begin(String metric, int total) {
    close();
    if (display.style() == Display.Style.LINES) {
      display.out().println("measuring " + metric + " on " + total + " observations");
    } else {
      bar = Optional.of(display.bar(metric, "", total, 0, Duration.ZERO));
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
