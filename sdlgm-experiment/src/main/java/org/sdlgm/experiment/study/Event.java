package org.sdlgm.experiment.study;

/**
 * What a worker tells of its run.
 *
 * @param kind what happened
 * @param iteration the last that is done
 * @param loss of that iteration, in nats
 * @param failure why the run failed, in one line; empty if it did not
 */
record Event(Kind kind, int iteration, double loss, String failure) {
  /** What can happen. */
  enum Kind {
    /** An iteration is done. */
    ADVANCED,
    /** The run is trained, measured and saved. */
    FINISHED,
    /** The run was stopped and has written a checkpoint. */
    STOPPED,
    /** The run failed. */
    FAILED
  }

  static Event of(Kind kind) {
    return new Event(kind, 0, 0, "");
  }

  static Event failed(String failure) {
    return new Event(Kind.FAILED, 0, 0, failure);
  }
}
