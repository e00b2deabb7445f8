package org.sdlgm.experiment.progress;

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

  /** Shows nothing. */
  TrainingProgress NONE =
      new TrainingProgress() {
        @Override
        public void started(int iteration, int iterations, double seconds) {}

        @Override
        public void advanced(IterationReport report) {}

        @Override
        public void close() {}
      };
}
