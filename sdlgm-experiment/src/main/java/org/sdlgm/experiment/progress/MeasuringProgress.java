package org.sdlgm.experiment.progress;

import org.sdlgm.eval.Progress;

/** Shows how far a measurement is. */
public interface MeasuringProgress extends Progress, AutoCloseable {
  /** Shows nothing. */
  MeasuringProgress NONE =
      new MeasuringProgress() {
        @Override
        public void advanced(String metric, int done, int total) {}

        @Override
        public void close() {}
      };

  @Override
  void close();
}
