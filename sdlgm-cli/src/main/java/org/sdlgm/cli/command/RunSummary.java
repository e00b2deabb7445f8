package org.sdlgm.cli.command;

import org.sdlgm.experiment.output.MetricTable;
import org.sdlgm.experiment.training.TrainingRun;

/** Prints what became of a run. */
final class RunSummary {
  private RunSummary() {}

  /** Prints the metrics and where the report is; gives the exit code. */
  static int print(TrainingRun.Result result, CommonOptions common) {
    try (result) {
      if (!result.stopped()) {
        MetricTable.print(result.measured(), common.out());
        common.out().println("report: " + result.folder().findings());
      }
      return 0;
    }
  }
}
