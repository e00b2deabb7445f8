package org.sdlgm.cli.progress;

import java.nio.file.Path;

/** Is told how far one run is: its training, then its measurements. */
public interface RunProgress {
  /** Is told of the training. */
  TrainingProgress training();

  /** Is told of the measurements. */
  MeasuringProgress measuring();

  /** A signal was heard: the run writes a checkpoint and ends. */
  void stopping();

  /**
   * The run has ended before its last iteration.
   *
   * @param iterations how many it has had
   * @param folder from which it can go on
   */
  void stopped(int iterations, Path folder);

  /**
   * The run has ended after its training, before all was measured.
   *
   * @param folder from which it can go on
   */
  void stoppedMeasuring(Path folder);

  /**
   * Progress on a display.
   *
   * @param display where and how
   */
  static RunProgress on(Display display) {
    return new RunProgress() {
      @Override
      public TrainingProgress training() {
        return TrainingProgress.on(display);
      }

      @Override
      public MeasuringProgress measuring() {
        return new MeasuringProgress(display);
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
    };
  }
}
