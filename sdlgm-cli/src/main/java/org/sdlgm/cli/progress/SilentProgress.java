package org.sdlgm.cli.progress;

import org.sdlgm.training.IterationReport;

/** Shows nothing. */
final class SilentProgress implements TrainingProgress {
  @Override
  public void started(int iteration, int iterations, double seconds) {}

  @Override
  public void advanced(IterationReport report) {}

  @Override
  public void close() {}
}
