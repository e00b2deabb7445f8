package org.sdlgm.cli.progress;

import java.io.PrintStream;
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
   * Progress of the style.
   *
   * @param style how it is shown
   * @param out where
   */
  static TrainingProgress of(Style style, PrintStream out) {
    return switch (style) {
      case NONE -> new SilentProgress();
      case LINES -> new LineProgress(out, System::nanoTime);
      case BAR -> new BarProgress(out);
    };
  }
}
