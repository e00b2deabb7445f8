package org.sdlgm.eval.multilabel;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.spi.Registry;

/**
 * A measure of multi-label predictions by name, such as {@code micro-f1}: for tables, and to select
 * models by.
 *
 * <p>Where a label is absent and never predicted, the macro measures count 0, so that they never
 * flatter (but {@code macro-f1-mulan} counts 1, to compare with what others report); where an
 * observation has no label and is predicted none, the example-based ones count 1: it is right.
 * {@link BagMeasures} offers either choice for each.
 *
 * @param description its name, unit ({@code fraction} or {@code labels}), direction and meaning
 * @param value its value for some predictions; empty where the truth leaves it undefined
 */
public record MultiLabelMeasure(
    Description description, Function<MultiLabelMeasures, OptionalDouble> value) {
  private static final List<MultiLabelMeasure> ALL =
      List.of(
          rate("micro-precision", "precision of all decisions pooled", m -> micro(m).precision()),
          rate("micro-recall", "recall of all decisions pooled", m -> micro(m).recall()),
          rate("micro-f1", "F1 of all decisions pooled", m -> micro(m).f1()),
          rate("macro-precision", "mean over labels of the precision", m -> macro(m).precision()),
          rate("macro-recall", "mean over labels of the recall", m -> macro(m).recall()),
          rate("macro-f1", "mean over labels of the F1", m -> macro(m).f1()),
          rate(
              "macro-f1-mulan",
              "the same, where a label that is absent and never predicted counts 1, as in Mulan",
              m -> m.bags().macro(BothEmpty.PERFECT).f1()),
          rate(
              "macro-f1-of-means",
              "F1 of the macro precision and the macro recall, which others call macro F1",
              m -> macro(m).f1OfMeans()),
          rate(
              "example-precision",
              "mean over observations of the precision",
              m -> example(m).precision()),
          rate("example-recall", "mean over observations of the recall", m -> example(m).recall()),
          rate("example-f1", "mean over observations of the F1", m -> example(m).f1()),
          rate(
              "subset-accuracy",
              "observations whose labels are all right",
              m -> m.bags().subsetAccuracy().mean()),
          loss("hamming-loss", "wrong decisions", m -> m.bags().hammingLoss().mean()),
          labels(
              "cardinality-error",
              Direction.LOWER,
              "how far off the number of labels is",
              m -> m.bags().cardinalityError()),
          labels(
              "cardinality-bias",
              Direction.NONE,
              "how many labels too many are predicted; best at 0",
              m -> m.bags().cardinalityBias()),
          loss(
              "ranking-loss",
              "pairs of a label that is there and one that is not, ranked the wrong way round",
              m -> m.ranking().rankingLoss().mean()),
          labels(
              "coverage",
              Direction.LOWER,
              "steps down from the most probable label until all that are there are passed",
              m -> m.ranking().coverage()),
          loss(
              "one-error",
              "observations whose most probable label is not there",
              m -> m.ranking().oneError().mean()),
          rank(
              "average-precision",
              "of the labels ranked down to one that is there, those that are there",
              MultiLabelMeasure::averagePrecision),
          rank("micro-auc", "area under the ROC curve of all pooled", m -> m.ranking().microAuc()),
          rank(
              "macro-auc",
              "mean over labels of the area under the ROC curve",
              m -> m.ranking().macroAuc()));

  private static final Set<String> RANKINGS =
      Set.of(
          "ranking-loss", "coverage", "one-error", "average-precision", "micro-auc", "macro-auc");

  private static final Registry<MultiLabelMeasure> REGISTRY =
      new Registry<>(
          "multi-label measure",
          ALL.stream().collect(Collectors.toMap(each -> each.description.name(), each -> each)));

  /** All of them, in the order of a table: decisions, numbers of labels, rankings. */
  public static List<MultiLabelMeasure> all() {
    return ALL;
  }

  /**
   * The measure of a name.
   *
   * @param name such as {@code micro-f1}, of any case
   * @throws ConfigurationException if there is none of this name; it lists the names
   */
  public static MultiLabelMeasure named(String name) {
    return REGISTRY.get(name);
  }

  /** Whether the labels' confusions alone give it ({@link BagMeasures#ofLabels}). */
  public boolean isOfLabels() {
    return !isRanking() && description.name().matches("(micro|macro)-.*");
  }

  /** Whether it is of the probabilities' order alone, whatever is decided. */
  public boolean isRanking() {
    return RANKINGS.contains(description.name());
  }

  /**
   * Its value for some predictions; empty where the truth leaves it undefined.
   *
   * @param measures of the predictions
   */
  public OptionalDouble of(MultiLabelMeasures measures) {
    return value.apply(measures);
  }

  private static MultiLabelMeasure rate(
      String name, String meaning, ToDoubleFunction<MultiLabelMeasures> value) {
    return ratio(name, Direction.HIGHER, meaning, m -> OptionalDouble.of(value.applyAsDouble(m)));
  }

  private static MultiLabelMeasure loss(
      String name, String meaning, ToDoubleFunction<MultiLabelMeasures> value) {
    return ratio(name, Direction.LOWER, meaning, m -> OptionalDouble.of(value.applyAsDouble(m)));
  }

  private static MultiLabelMeasure rank(
      String name, String meaning, Function<MultiLabelMeasures, OptionalDouble> value) {
    return ratio(name, Direction.HIGHER, meaning, value);
  }

  private static MultiLabelMeasure ratio(
      String name,
      Direction direction,
      String meaning,
      Function<MultiLabelMeasures, OptionalDouble> value) {
    return new MultiLabelMeasure(new Description(name, "fraction", direction, meaning), value);
  }

  private static MultiLabelMeasure labels(
      String name,
      Direction direction,
      String meaning,
      Function<MultiLabelMeasures, Estimate> value) {
    return new MultiLabelMeasure(
        new Description(name, "labels", direction, meaning),
        m -> OptionalDouble.of(value.apply(m).mean()));
  }

  private static PrecisionRecall micro(MultiLabelMeasures measures) {
    return measures.bags().micro(BothEmpty.ZERO);
  }

  private static PrecisionRecall macro(MultiLabelMeasures measures) {
    return measures.bags().macro(BothEmpty.ZERO);
  }

  private static PrecisionRecall example(MultiLabelMeasures measures) {
    return measures.bags().exampleBased(BothEmpty.PERFECT);
  }

  private static OptionalDouble averagePrecision(MultiLabelMeasures measures) {
    return measures.ranking().averagePrecision().stream().mapToDouble(Estimate::mean).findFirst();
  }
}
