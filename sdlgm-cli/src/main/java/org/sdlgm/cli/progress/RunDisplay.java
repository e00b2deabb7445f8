package org.sdlgm.cli.progress;

import java.nio.file.Path;
import java.util.List;
import org.sdlgm.experiment.progress.MeasuringProgress;
import org.sdlgm.experiment.progress.RunProgress;
import org.sdlgm.experiment.progress.TrainingProgress;
import org.sdlgm.experiment.run.MetricsLog.Gap;

/**
 * Shows how far one run is.
 *
 * @param display where and how
 */
public record RunDisplay(Display display) implements RunProgress {
  @Override
  public TrainingProgress training() {
    return switch (display.style()) {
      case NONE -> TrainingProgress.NONE;
      case LINES -> new LineProgress(display.out(), System::nanoTime);
      case BAR -> new BarProgress(display);
    };
  }

  @Override
  public MeasuringProgress measuring() {
    return new MeasuringDisplay(display);
  }

  @Override
  public void stopping() {
    display.out().println();
    display.out().println("sdlgm: stopping: writing a checkpoint ...");
  }

  @Override
  public void stopped(int iterations, Path folder) {
    display
        .out()
        .println(
            "sdlgm: stopped after iteration "
                + iterations
                + "; go on with: sdlgm resume "
                + folder);
  }

  @Override
  public void stoppedMeasuring(Path folder) {
    display.out().println();
    display
        .out()
        .println("sdlgm: trained, but not all is measured; go on with: sdlgm resume " + folder);
  }

  @Override
  public void incomplete(Path log, List<Gap> gaps) {
    display.out().println("sdlgm: " + Gap.describe(log, gaps));
  }
}
