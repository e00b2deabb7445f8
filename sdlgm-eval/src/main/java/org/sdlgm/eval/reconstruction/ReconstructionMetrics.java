package org.sdlgm.eval.reconstruction;

import java.util.List;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;

/** The measures of reconstructions, by name. */
public final class ReconstructionMetrics {
  private ReconstructionMetrics() {}

  /** {@code reconstruction}, {@code reconstruction-error} and {@code explained-variance}. */
  public static List<Metric> all() {
    return List.of(
        new CodeLikelihood(
            new Description(
                "reconstruction",
                "nats",
                Direction.LOWER,
                "-log p(x|z) at the code that is written")),
        new ReconstructionError(
            new Description(
                "reconstruction-error",
                "squared units",
                Direction.LOWER,
                "mean squared error per dimension of E[x|z] at the code that is written")),
        new ExplainedVariance(
            new Description(
                "explained-variance",
                "fraction",
                Direction.HIGHER,
                "1 - squared error / squared distance from the part's mean; 0: no better than the"
                    + " mean")));
  }
}
