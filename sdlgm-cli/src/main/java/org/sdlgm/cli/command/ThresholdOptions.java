package org.sdlgm.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.eval.decision.Thresholds;
import picocli.CommandLine.Option;

/** From which probability on an observation has a label, where that is not as its run says. */
class ThresholdOptions {
  @Option(
      names = "--threshold",
      split = ",",
      paramLabel = "P",
      description =
          "Of a model of labels: one for all labels, or one for each (default: the run's).")
  private List<Double> thresholds = new ArrayList<>();

  /** Whether the user said any. */
  final boolean areGiven() {
    return !thresholds.isEmpty();
  }

  /** What the user said, or else the run's. */
  final Thresholds over(EvaluationConfig evaluation) {
    return new Thresholds(areGiven() ? thresholds : evaluation.thresholds());
  }
}
