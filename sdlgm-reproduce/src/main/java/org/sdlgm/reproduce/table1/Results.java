package org.sdlgm.reproduce.table1;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.sdlgm.experiment.run.MetricsLog;
import org.sdlgm.experiment.run.MetricsLog.History;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Outcome;
import org.sdlgm.experiment.training.CurvePoint;
import org.sdlgm.metric.Estimate;
import org.sdlgm.training.IterationReport;

/**
 * What one finished run came to.
 *
 * @param measured on the test data, by metric
 * @param history of its training
 */
record Results(Map<String, Estimate> measured, History history) {
  /** What is measured of each run. */
  static final List<String> METRICS =
      List.of(
          "relaxed", "discrete", "gated", "iw-100", "divergence", "stored-bits", "features-in-use");

  /** The paper's training value is the mean over its last iterations. */
  private static final int LAST = 200;

  static Results of(Outcome outcome) {
    RunFolder folder = outcome.folder();
    return new Results(folder.results(), MetricsLog.read(folder.metrics()));
  }

  double mean(String metric) {
    return measured.get(metric).mean();
  }

  /** The mean loss of the last 200 iterations, in nats. */
  double trainingLoss() {
    List<IterationReport> all = history.iterations();
    return all.subList(Math.max(0, all.size() - LAST), all.size()).stream()
        .mapToDouble(IterationReport::loss)
        .average()
        .orElse(Double.NaN);
  }

  OptionalDouble millisecondsPerIteration() {
    OptionalDouble seconds = history.secondsPerIteration();
    return seconds.isPresent()
        ? OptionalDouble.of(1000 * seconds.getAsDouble())
        : OptionalDouble.empty();
  }

  List<CurvePoint> curve(String bound) {
    return history.measurements().stream()
        .filter(at -> at.bounds().containsKey(bound))
        .map(at -> new CurvePoint(at.iteration(), bound, at.bounds().get(bound)))
        .toList();
  }
}
