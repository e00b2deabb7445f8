package org.sdlgm.example.sevensegments;

import java.util.HashSet;
import java.util.List;
import org.sdlgm.code.SparseCode;
import org.sdlgm.metric.CodeMetric;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;

/**
 * How many different codes a data part has, in percent of its observations: 100 where no two share
 * a code, near 0 where the latent has collapsed. Neither end is the better one: codes should tell
 * displays apart, and not tell noise apart.
 */
final class DistinctCodes {
  static final Metric METRIC =
      CodeMetric.of(
          new Description(
              "distinct-codes",
              "percent",
              Direction.NONE,
              "different most probable codes per 100 observations"),
          evaluation -> share(evaluation.codes()));

  private DistinctCodes() {}

  /** Exact: it describes the part itself, of which it is no mean. */
  static Estimate share(List<SparseCode> codes) {
    return Estimate.exact(100.0 * new HashSet<>(codes).size() / codes.size(), codes.size());
  }
}
