package org.sdlgm.eval.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.data.RowRange;
import org.sdlgm.error.DataException;
import org.sdlgm.eval.Measurement;
import org.sdlgm.eval.count.CountMeasure;
import org.sdlgm.eval.multilabel.MultiLabelMeasure;
import org.sdlgm.eval.multilabel.MultiLabelMeasures;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric.Description;
import org.sdlgm.metric.Metric.Direction;
import org.sdlgm.model.LabelCounts;
import org.sdlgm.model.LabelPrediction;
import org.sdlgm.model.TrainedTagger;

/**
 * What a model says of the labels of N observations, beside the truth.
 *
 * @param truth the true labels
 * @param prediction of all N observations
 * @param losses -log q(y|x) of each observation in nats, or the loss that the model has in its
 *     place
 */
public record TaggedPart(Labels truth, LabelPrediction prediction, double[] losses) {
  /** What stands behind a measure's name where the most probable bag decides. */
  public static final String BAG = " (bag)";

  private static final Description LOSS =
      new Description(
          "label-loss", "nats", Direction.LOWER, "-log q(y|x), or what the model has in its place");

  /**
   * Predicts the labels of a part.
   *
   * @param tagger the model
   * @param part with its labels, at least one observation
   * @param batchSize how many observations the model is given at once
   * @throws DataException if the part is empty, has no labels, or others than the model
   */
  public static TaggedPart of(TrainedTagger tagger, DataPart part, int batchSize) {
    if (part.count() == 0) {
      throw new DataException("there is no observation to predict the labels of");
    }
    List<String> names = tagger.description().labels().names();
    Labels truth =
        part.labels()
            .filter(labels -> labels.names().equals(names))
            .orElseThrow(
                () ->
                    new DataException(
                        "the data has not the labels that the model has: "
                            + part.labels().map(Labels::names).orElse(List.of())
                            + " for "
                            + names));
    double[] losses = new double[part.count()];
    for (RowRange range : RowRange.over(losses.length, batchSize)) {
      int[] rows = IntStream.range(range.from(), range.to()).toArray();
      float[][] observations = range.of(part.observations());
      double[] batch = tagger.labelLoss(observations, SelectedRows.labels(truth, rows));
      System.arraycopy(batch, 0, losses, range.from(), batch.length);
    }
    return new TaggedPart(truth, predict(tagger, part.observations(), batchSize), losses);
  }

  /**
   * Predicts labels that nobody knows.
   *
   * @param tagger the model
   * @param observations N rows of D
   * @param batchSize how many of them the model is given at once
   */
  public static LabelPrediction predict(
      TrainedTagger tagger, Observations observations, int batchSize) {
    return joined(
        RowRange.over(observations.count(), batchSize).stream()
            .map(range -> tagger.predict(range.of(observations)))
            .toList());
  }

  private static LabelPrediction joined(List<LabelPrediction> batches) {
    double[][] probabilities =
        batches.stream().flatMap(b -> Arrays.stream(b.probabilities())).toArray(double[][]::new);
    List<LabelCounts> counts = batches.stream().flatMap(b -> b.counts().stream()).toList();
    if (counts.isEmpty()) {
      return new LabelPrediction(probabilities, Optional.empty());
    }
    LabelCounts all =
        new LabelCounts(
            counts.stream().flatMap(c -> Arrays.stream(c.expected())).toArray(double[][]::new),
            counts.stream().flatMap(c -> Arrays.stream(c.sizes())).toArray(double[][]::new),
            counts.stream().flatMap(c -> Arrays.stream(c.bags())).toArray(int[][]::new),
            counts.stream().flatMap(c -> Arrays.stream(c.sets())).toArray(int[][]::new));
    return new LabelPrediction(probabilities, Optional.of(all));
  }

  /**
   * How good the labels are whose probability reaches a threshold.
   *
   * @param thresholds which one
   */
  public MultiLabelMeasures byThreshold(Thresholds thresholds) {
    Labels decided = thresholds.decide(truth.names(), prediction.probabilities());
    return MultiLabelMeasures.of(truth, decided, prediction.probabilities());
  }

  /**
   * How good the most probable bags are: the most probable number of labels, then as many of the
   * most probable labels; empty if the model does not know how many labels there are.
   */
  public Optional<MultiLabelMeasures> byBag() {
    return bags(truth.names(), prediction)
        .map(decided -> MultiLabelMeasures.of(truth, decided, prediction.probabilities()));
  }

  /**
   * The labels of observations by the most probable bags: the most probable number of labels, then
   * as many of the most probable labels; empty if the model does not know how many there are.
   *
   * @param names of the labels
   * @param prediction of the observations
   */
  public static Optional<Labels> bags(List<String> names, LabelPrediction prediction) {
    return prediction.counts().map(counts -> Labels.ofCounts(names, counts.sets()));
  }

  /**
   * The names of the measures of labels, in the order of a table; those of counts are not among
   * them.
   */
  public static List<String> measures() {
    return MultiLabelMeasure.all().stream().map(m -> m.description().name()).toList();
  }

  /**
   * What a measure is.
   *
   * @param name of a measure of labels or of counts
   * @throws org.sdlgm.error.ConfigurationException if there is no such measure
   */
  public static Description measure(String name) {
    return CountMeasure.named(name)
        .map(CountMeasure::description)
        .orElseGet(() -> MultiLabelMeasure.named(name).description());
  }

  /**
   * Measures by name, of both decision rules: those of the most probable bags have {@value #BAG}
   * behind their names. Rankings are the same for both and come once. The label loss comes last.
   *
   * <p>Measures of counts are of the model's own counts, whatever the thresholds.
   *
   * @param names of measures of labels or of counts
   * @param thresholds of the first rule
   * @throws org.sdlgm.error.ConfigurationException if there is no such measure, or it is of counts
   *     and the model does not count
   */
  public List<Measurement> measurements(List<String> names, Thresholds thresholds) {
    List<Measurement> all = new ArrayList<>();
    MultiLabelMeasures byThreshold = byThreshold(thresholds);
    Optional<MultiLabelMeasures> byBag = byBag();
    for (String name : names) {
      Optional<CountMeasure> ofCounts = CountMeasure.named(name);
      if (ofCounts.isPresent()) {
        all.add(counted(ofCounts.get()));
        continue;
      }
      MultiLabelMeasure measure = MultiLabelMeasure.named(name);
      Description description = measure.description();
      add(all, description, measure.of(byThreshold));
      byBag.ifPresent(
          bags -> {
            if (!measure.isRanking()) {
              add(all, ofBags(description), measure.of(bags));
            }
          });
    }
    all.add(new Measurement(LOSS, Estimate.of(losses)));
    return all;
  }

  private Measurement counted(CountMeasure measure) {
    LabelCounts counts = prediction.counts().orElseThrow(measure::needsCounts);
    return new Measurement(
        measure.description(), measure.of(truth, counts.expected(), counts.bags()));
  }

  private static Description ofBags(Description description) {
    return new Description(
        description.name() + BAG,
        description.unit(),
        description.direction(),
        description.meaning());
  }

  /** Leaves out what the truth leaves undefined. */
  private void add(List<Measurement> all, Description description, OptionalDouble value) {
    value.ifPresent(
        known -> all.add(new Measurement(description, Estimate.exact(known, truth.rows()))));
  }
}
