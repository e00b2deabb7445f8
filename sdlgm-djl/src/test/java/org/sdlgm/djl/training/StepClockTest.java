package org.sdlgm.djl.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sdlgm.training.StepTiming;
import org.sdlgm.training.StepTiming.Segment;

class StepClockTest {
  private static StepClock clock(long... times) {
    Iterator<Long> next = LongStream.of(times).iterator();
    return new StepClock(next::next);
  }

  @Test
  void addsUpWhatASegmentTook() {
    StepClock clock = clock(100, 101, 103, 107, 115);
    clock.start();
    clock.enter(Segment.FORWARD);
    clock.enter(Segment.SAMPLE);
    clock.enter(Segment.FORWARD);
    StepTiming timing = clock.stop();
    assertThat(timing.nanos())
        .isEqualTo(
            Map.of(
                Segment.DATA, 1L,
                Segment.FORWARD, 2L + 8L,
                Segment.SAMPLE, 4L,
                Segment.BACKWARD, 0L,
                Segment.UPDATE, 0L));
    assertThat(timing.total()).isEqualTo(15);
  }

  @Test
  void aNewStepKnowsNothingOfTheLast() {
    StepClock clock = clock(0, 5, 100, 102);
    clock.start();
    clock.stop();
    clock.start();
    assertThat(clock.stop().total()).isEqualTo(2);
  }
}
