package org.sdlgm.cli.progress;

/** An exponentially weighted mean: the loss of one batch is too noisy to read. */
final class MovingMean {
  private static final double KEEP = 0.95;

  private double weighted;
  private double weight;

  void add(double value) {
    weighted = KEEP * weighted + (1 - KEEP) * value;
    weight = KEEP * weight + (1 - KEEP);
  }

  /** The mean; NaN before the first value. */
  double value() {
    return weighted / weight;
  }
}
