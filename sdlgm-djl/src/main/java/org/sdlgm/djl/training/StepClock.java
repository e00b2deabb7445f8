package org.sdlgm.djl.training;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.sdlgm.training.StepTiming;
import org.sdlgm.training.StepTiming.Segment;

/** Tells the segments of a training step apart; a step stops it once for each change of segment. */
final class StepClock {
  private final LongSupplier nanoTime;
  private final Map<Segment, Long> nanos = new EnumMap<>(Segment.class);
  private Segment segment = Segment.DATA;
  private long since;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  StepClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A step begins, with its data. */
  void start() {
    nanos.clear();
    segment = Segment.DATA;
    since = nanoTime.getAsLong();
  }

  /** What follows belongs to this segment. */
  void enter(Segment next) {
    long now = nanoTime.getAsLong();
    nanos.merge(segment, now - since, Long::sum);
    segment = next;
    since = now;
  }

  /** The step is done. */
  StepTiming stop() {
    enter(Segment.DATA);
    return new StepTiming(nanos);
  }
}
