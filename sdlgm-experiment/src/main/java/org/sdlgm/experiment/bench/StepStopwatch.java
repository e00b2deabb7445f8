package org.sdlgm.experiment.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.StepTiming;
import org.sdlgm.training.TrainingListener;

/** Times a training's iterations, each from the end of the one before. */
final class StepStopwatch implements TrainingListener {
  private final int warmUp;
  private final Laps laps;
  private JavaHeap before = JavaHeap.now();
  private JavaHeap after = before;

  /**
   * @param warmUp how many iterations are not counted
   * @param counted how many are
   */
  StepStopwatch(int warmUp, int counted) {
    this.warmUp = warmUp;
    this.laps = new Laps(warmUp, counted);
  }

  /** How many iterations the training must have. */
  int iterations() {
    return warmUp + laps.counted();
  }

  @Override
  public void started(int iteration, int iterations) {
    laps.start();
  }

  @Override
  public void iterationTimed(StepTiming timing) {
    timing.nanos().forEach((each, nanos) -> laps.part(each.name().toLowerCase(Locale.ROOT), nanos));
  }

  @Override
  public void iterationFinished(IterationReport report) {
    laps.finish();
    if (laps.done() == warmUp) {
      before = JavaHeap.now();
      laps.start();
    } else if (laps.done() == iterations()) {
      after = JavaHeap.now();
    }
  }

  Figures.Step figures(int batchSize) {
    return new Figures.Step(
        laps.counted(),
        laps.whole(),
        laps.parts(),
        laps.perSecond(batchSize),
        allocatedPerIteration(),
        after.collections() - before.collections());
  }

  private OptionalDouble allocatedPerIteration() {
    return before.allocated().isPresent()
        ? OptionalDouble.of(
            (double) (after.allocated().getAsLong() - before.allocated().getAsLong())
                / laps.counted())
        : OptionalDouble.empty();
  }
}
