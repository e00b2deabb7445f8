package org.sdlgm.experiment.tuning;

import java.util.Map;
import java.util.Optional;
import org.sdlgm.experiment.run.TrialLine;
import org.sdlgm.experiment.run.Validation;

/**
 * A candidate and what its cross-validation found.
 *
 * @param candidate what was tried
 * @param run the name of its folder
 * @param validation what came of it; empty if it failed, or its turn has not come
 * @param failure why it failed, in one line; empty if it did not
 */
public record Scored(
    Candidate candidate, String run, Optional<Validation> validation, String failure) {
  /**
   * Its score.
   *
   * @param measure by which
   */
  public Optional<Validation.Score> score(String measure) {
    return validation.map(found -> found.scores().get(measure));
  }

  /** As a line of {@code trials.jsonl}. */
  TrialLine line() {
    return new TrialLine(
        candidate.number(),
        run,
        candidate.values(),
        validation.map(Validation::seconds).orElse(0.0),
        validation.map(Validation::scores).orElse(Map.of()),
        failure);
  }
}
