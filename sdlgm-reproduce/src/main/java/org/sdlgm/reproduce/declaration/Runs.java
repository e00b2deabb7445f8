package org.sdlgm.reproduce.declaration;

import java.util.List;
import org.sdlgm.experiment.study.Outcome;

/**
 * What became of a target's trials.
 *
 * @param outcomes in the trials' order
 */
public record Runs(List<Outcome> outcomes) {
  /** Those that are finished. */
  public List<Run> finished() {
    return outcomes.stream().filter(Outcome::isFinished).map(Run::new).toList();
  }

  /** The finished runs of configurations of a name. */
  public List<Run> of(String key) {
    return finished().stream().filter(run -> run.config().name().equals(key)).toList();
  }

  /** Whether all are finished. */
  public boolean isWhole() {
    return outcomes.stream().allMatch(Outcome::isFinished);
  }

  /** A line for each that is not. */
  public List<String> missing() {
    return outcomes.stream().filter(o -> !o.isFinished()).map(Outcome::missing).toList();
  }
}
