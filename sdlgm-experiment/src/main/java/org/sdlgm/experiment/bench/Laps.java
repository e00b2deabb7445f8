package org.sdlgm.experiment.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Times of something done again and again, and of the parts that it consists of. */
final class Laps {
  private static final double NANOS_PER_MILLISECOND = 1e6;
  private static final double MILLISECONDS_PER_SECOND = 1e3;

  private final int warmUp;
  private final double[] whole;
  private final Map<String, double[]> parts = new LinkedHashMap<>();
  private int done;
  private long since;

  /**
   * @param warmUp how many laps are not counted
   * @param counted how many are
   */
  Laps(int warmUp, int counted) {
    this.warmUp = warmUp;
    this.whole = new double[counted];
  }

  /** The first lap begins. */
  void start() {
    since = System.nanoTime();
  }

  /** What a part of this lap took. */
  void part(String name, long nanos) {
    if (isCounting()) {
      parts.computeIfAbsent(name, key -> new double[whole.length])[done - warmUp] =
          nanos / NANOS_PER_MILLISECOND;
    }
  }

  /** This lap ends, and the next begins. */
  void finish() {
    long now = System.nanoTime();
    if (isCounting()) {
      whole[done - warmUp] = (now - since) / NANOS_PER_MILLISECOND;
    }
    done++;
    since = now;
  }

  /** Whether this lap counts: the warm-up is over. */
  boolean isCounting() {
    return done >= warmUp;
  }

  /** How many have ended, warm-up included. */
  int done() {
    return done;
  }

  /** How many count. */
  int counted() {
    return whole.length;
  }

  /** Milliseconds of a lap. */
  Spread whole() {
    return Spread.of(whole);
  }

  /**
   * How many of something there are in a second, at the median.
   *
   * @param perLap how many there are in a lap
   */
  double perSecond(int perLap) {
    return perLap * MILLISECONDS_PER_SECOND / whole().median();
  }

  /** Milliseconds of the parts, by name. */
  Map<String, Spread> parts() {
    Map<String, Spread> spreads = new LinkedHashMap<>();
    parts.forEach((name, times) -> spreads.put(name, Spread.of(times)));
    return spreads;
  }
}
