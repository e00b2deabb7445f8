package org.sdlgm.reproduce.declaration;

import java.util.Optional;
import java.util.OptionalDouble;
import org.sdlgm.config.RunConfig;
import org.sdlgm.experiment.run.MetricsLog;
import org.sdlgm.experiment.run.MetricsLog.History;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.study.Outcome;

/** A finished run, and what it left. */
public final class Run {
  private final Outcome outcome;
  private Optional<History> history = Optional.empty();

  Run(Outcome outcome) {
    this.outcome = outcome;
  }

  /** The trial's name. */
  public String name() {
    return outcome.trial().name();
  }

  /** What was trained. */
  public RunConfig config() {
    return outcome.trial().config();
  }

  /** Its folder. */
  public RunFolder folder() {
    return outcome.folder();
  }

  /** What a metric measured on the test data. */
  public double mean(String metric) {
    return folder().results().get(metric).mean();
  }

  /** Seconds of its training. */
  public double seconds() {
    return folder().record().seconds();
  }

  /** How its training went, which is read once. */
  public History history() {
    if (history.isEmpty()) {
      history = Optional.of(MetricsLog.read(folder().metrics()));
    }
    return history.get();
  }

  /** The time of an iteration in milliseconds, if there were two. */
  public OptionalDouble milliseconds() {
    return history().secondsPerIteration().stream().map(each -> 1000 * each).findFirst();
  }
}
