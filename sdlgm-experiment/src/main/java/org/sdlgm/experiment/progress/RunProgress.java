package org.sdlgm.experiment.progress;

import java.nio.file.Path;
import java.util.List;
import org.sdlgm.experiment.run.MetricsLog.Gap;

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
   * The log of a run that goes on lacks some of its iterations.
   *
   * @param log the file
   * @param gaps which iterations, at least one
   */
  void incomplete(Path log, List<Gap> gaps);

  /** Shows nothing. */
  RunProgress NONE =
      new RunProgress() {
        @Override
        public TrainingProgress training() {
          return TrainingProgress.NONE;
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

        @Override
        public void incomplete(Path log, List<Gap> gaps) {}
      };
}
