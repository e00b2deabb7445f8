package org.sdlgm.training;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the time of one training step went.
 *
 * <p>On a GPU, whose work is queued, a segment's time is what it takes to queue its work, and the
 * first segment that needs a result waits for all of it.
 *
 * @param nanos nanoseconds of each segment; 0 of one that the step did not have
 */
public record StepTiming(Map<Segment, Long> nanos) {
  /** What a step consists of. */
  public enum Segment {
    /** Putting the batch together. */
    DATA,
    /** Encoder, divergence, decoder and likelihood. */
    FORWARD,
    /** Drawing the latents and, where that is no part of the graph, the way back through them. */
    SAMPLE,
    /** The backward pass. */
    BACKWARD,
    /** The optimiser's, and freeing the step's memory. */
    UPDATE
  }

  /** Copies the map, and fills it. */
  public StepTiming {
    Map<Segment, Long> all = new EnumMap<>(Segment.class);
    for (Segment segment : Segment.values()) {
      all.put(segment, nanos.getOrDefault(segment, 0L));
    }
    nanos = Collections.unmodifiableMap(all);
  }

  /** Nanoseconds of the whole step. */
  public long total() {
    return nanos.values().stream().mapToLong(Long::longValue).sum();
  }
}
