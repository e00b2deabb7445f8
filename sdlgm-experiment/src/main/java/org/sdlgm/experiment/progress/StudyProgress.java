package org.sdlgm.experiment.progress;

import java.util.List;

/** Is told, by several threads, how far many runs are. */
public interface StudyProgress extends AutoCloseable {
  /**
   * The study begins or goes on.
   *
   * @param iterations of each run that is not finished
   * @param finished how many runs are
   */
  void started(List<Integer> iterations, int finished);

  /**
   * A run is at work.
   *
   * @param run its name
   * @param iteration the last that is done
   * @param loss of that iteration, in nats; NaN before the first
   */
  void advanced(String run, int iteration, double loss);

  /**
   * A run is finished.
   *
   * @param run its name
   * @param iterations that it had
   */
  void finished(String run, int iterations);

  /**
   * A run failed.
   *
   * @param run its name
   * @param iterations that it should have had
   * @param cause in one line
   */
  void failed(String run, int iterations, String cause);

  /** A signal was heard. */
  void stopping();

  @Override
  void close();

  /** Shows nothing. */
  StudyProgress NONE =
      new StudyProgress() {
        @Override
        public void started(List<Integer> iterations, int finished) {}

        @Override
        public void advanced(String run, int iteration, double loss) {}

        @Override
        public void finished(String run, int iterations) {}

        @Override
        public void failed(String run, int iterations, String cause) {}

        @Override
        public void stopping() {}

        @Override
        public void close() {}
      };
}
