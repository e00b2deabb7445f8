package org.sdlgm.cli.progress;

import org.sdlgm.training.IterationReport;

/** Shows how far a training is. */
public interface TrainingProgress extends AutoCloseable {
  /**
   * The training begins or goes on.
   *
   * @param iteration how many iterations are done
   * @param iterations how many there will be
   * @param seconds of training before, if it goes on
   */
  void started(int iteration, int iterations, double seconds);

  /**
   * An iteration is done.
   *
   * @param report what it did
   */
  void advanced(IterationReport report);

  @Override
  void close();

  /**
   * Progress on a display.
   *
   * @param display where and how
   */
  static TrainingProgress on(Display display) {
    return switch (display.style()) {
      case NONE -> new SilentProgress();
      case LINES -> new LineProgress(display.out(), System::nanoTime);
      case BAR -> new BarProgress(display);
    };
  }
}
