package org.sdlgm.eval.sparsity;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.sdlgm.code.SparseCode;
import org.sdlgm.data.Labels;
import org.sdlgm.metric.CodeMetric;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;

/** The measures of codes, by name. */
public final class SparsityMetrics {
  private SparsityMetrics() {}

  /** All of them. */
  public static List<Metric> all() {
    return List.of(
        mean(
            new Description(
                "features-in-use",
                "features",
                Direction.NONE,
                "||z||_0: different features in use per observation"),
            SparseCode::featuresInUse),
        mean(
            new Description(
                "feature-count",
                "slots",
                Direction.NONE,
                "L: slots in use per observation, a repeated feature counted again"),
            SparseCode::size),
        ofSet(
            new Description(
                "features-ever-used",
                "features",
                Direction.HIGHER,
                "features that at least one observation uses"),
            CodeStatistics::featuresEverUsed),
        ofSet(
            new Description(
                "dead-features", "features", Direction.LOWER, "features that no observation uses"),
            CodeStatistics::deadFeatures),
        new HoyerSparsity(
            new Description(
                "hoyer",
                "fraction",
                Direction.NONE,
                "Hoyer's sparsity of a code: 0 if all its values are alike, 1 if one is all there is")),
        new NearCentre(
            new Description(
                "near-centre",
                "fraction",
                Direction.NONE,
                "values of a real code within 0.1 of 0, where its prior is centred")),
        new ActiveUnits(
            new Description(
                "active-units",
                "features",
                Direction.HIGHER,
                "values of a real code that tell observations apart, with a variance above 0.01")),
        ofSet(
            new Description(
                "feature-entropy",
                "bits",
                Direction.NONE,
                "bits per observation that say which features are in use, each coded by itself"),
            CodeStatistics::entropy),
        new LabelCorrelation(
            new Description(
                "label-correlation",
                "correlation",
                Direction.HIGHER,
                "Pearson correlation of ||z||_0 with the observation's number of different labels"),
            SparseCode::featuresInUse,
            Labels::differentLabels),
        new LabelCorrelation(
            new Description(
                "count-correlation",
                "correlation",
                Direction.HIGHER,
                "Pearson correlation of L with the observation's number of labels"),
            SparseCode::size,
            Labels::size));
  }

  private static Metric mean(Description description, ToDoubleFunction<SparseCode> measure) {
    return CodeMetric.of(
        description,
        evaluation -> Estimate.of(evaluation.codes().stream().mapToDouble(measure).toArray()));
  }

  private static Metric ofSet(Description description, ToDoubleFunction<CodeStatistics> measure) {
    return CodeMetric.of(description, evaluation -> exact(evaluation, measure));
  }

  private static Estimate exact(Evaluation evaluation, ToDoubleFunction<CodeStatistics> measure) {
    CodeStatistics statistics = CodeStatistics.of(evaluation.codes());
    return Estimate.exact(measure.applyAsDouble(statistics), statistics.count());
  }
}
