package org.sdlgm.eval.multilabel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.sdlgm.data.Labels;
import org.sdlgm.metric.Estimate;

/**
 * How good predicted bags of labels are: a decision for each of N observations and C labels.
 *
 * <p>A label counts as there, or as predicted, where it occurs at least once; only {@link
 * #cardinalityError} and {@link #cardinalityBias} see how often. Immutable.
 *
 * <p>Three ways to average precision, recall and F1: <em>micro</em> pools all N · C decisions, so
 * that frequent labels dominate; <em>macro</em> is the mean over labels, so that rare ones weigh as
 * much; <em>example-based</em> is the mean over observations.
 */
public final class BagMeasures {
  private final List<Confusion> labels;
  private final List<Confusion> observations;
  private final double[] surplus;

  private BagMeasures(List<Confusion> labels, List<Confusion> observations, double[] surplus) {
    this.labels = labels;
    this.observations = observations;
    this.surplus = surplus;
  }

  /**
   * Compares bags.
   *
   * @param truth the true labels of N observations, at least one
   * @param predicted the predicted ones, of the same N observations
   * @throws IllegalArgumentException if there are no observations, their numbers differ, or the
   *     labels' names or the order of the names do
   */
  public static BagMeasures of(Labels truth, Labels predicted) {
    check(truth, predicted);
    List<Tally> labels = Stream.generate(Tally::new).limit(truth.names().size()).toList();
    List<Confusion> observations = new ArrayList<>(truth.rows());
    double[] surplus = new double[truth.rows()];
    for (int row = 0; row < truth.rows(); row++) {
      Tally observation = new Tally();
      for (int label = 0; label < labels.size(); label++) {
        boolean there = truth.count(row, label) > 0;
        boolean given = predicted.count(row, label) > 0;
        observation.add(there, given);
        labels.get(label).add(there, given);
      }
      observations.add(observation.confusion());
      surplus[row] = predicted.size(row) - truth.size(row);
    }
    return new BagMeasures(
        labels.stream().map(Tally::confusion).toList(),
        Collections.unmodifiableList(observations),
        surplus);
  }

  /**
   * What is known from the labels' confusions alone: the micro and macro measures, and no others.
   *
   * @param labels one per label, in the labels' order
   */
  public static BagMeasures ofLabels(List<Confusion> labels) {
    return new BagMeasures(List.copyOf(labels), List.of(), new double[0]);
  }

  private static void check(Labels truth, Labels predicted) {
    if (truth.rows() == 0) {
      throw new IllegalArgumentException("measures need at least one observation");
    }
    if (truth.rows() != predicted.rows()) {
      throw new IllegalArgumentException(
          predicted.rows() + " predicted bags for " + truth.rows() + " observations");
    }
    if (!truth.names().equals(predicted.names())) {
      throw new IllegalArgumentException(
          "the predicted labels are " + predicted.names() + ", the true ones " + truth.names());
    }
  }

  /** One per label, in the labels' order. Unmodifiable. */
  public List<Confusion> labels() {
    return labels;
  }

  /** One per observation, in order. Unmodifiable. */
  public List<Confusion> observations() {
    return observations;
  }

  /**
   * Precision, recall and F1 of all decisions pooled.
   *
   * @param bothEmpty what they are if no observation has a label and none is predicted
   */
  public PrecisionRecall micro(BothEmpty bothEmpty) {
    return labels.stream().reduce(Confusion.NONE, Confusion::plus).rates(bothEmpty);
  }

  /**
   * The means over the C labels of precision, recall and F1.
   *
   * @param bothEmpty what they are for a label that no observation has and none is predicted to
   *     have
   */
  public PrecisionRecall macro(BothEmpty bothEmpty) {
    return mean(labels, bothEmpty);
  }

  /**
   * The means over the N observations of precision, recall and F1.
   *
   * @param bothEmpty what they are for an observation that has no label and is predicted to have
   *     none
   */
  public PrecisionRecall exampleBased(BothEmpty bothEmpty) {
    return mean(observations, bothEmpty);
  }

  private static PrecisionRecall mean(List<Confusion> confusions, BothEmpty bothEmpty) {
    return PrecisionRecall.mean(confusions.stream().map(each -> each.rates(bothEmpty)).toList());
  }

  /** The fraction of the N · C decisions that are wrong, in [0, 1]; lower is better. */
  public Estimate hammingLoss() {
    return overObservations(each -> (double) each.errors() / labels.size());
  }

  /**
   * The fraction of observations whose labels are all right, in [0, 1]; higher is better. An
   * observation without labels is right if none is predicted.
   */
  public Estimate subsetAccuracy() {
    return overObservations(each -> each.errors() == 0 ? 1 : 0);
  }

  private Estimate overObservations(ToDoubleFunction<Confusion> value) {
    return Estimate.of(observations.stream().mapToDouble(value).toArray());
  }

  /**
   * The mean of | |ŷ| - |y| |, in labels, counting a label as often as it occurs; lower is better.
   * How far off the number of labels is, whichever they are.
   */
  public Estimate cardinalityError() {
    double[] errors = new double[surplus.length];
    for (int row = 0; row < errors.length; row++) {
      errors[row] = Math.abs(surplus[row]);
    }
    return Estimate.of(errors);
  }

  /**
   * The mean of |ŷ| - |y|: the predicted label cardinality less the true one, in labels, counting a
   * label as often as it occurs. Above 0: too many are predicted. Best at 0; errors cancel.
   */
  public Estimate cardinalityBias() {
    return Estimate.of(surplus);
  }

  /** Counts decisions. */
  private static final class Tally {
    private long truePositives;
    private long falsePositives;
    private long falseNegatives;

    void add(boolean there, boolean predicted) {
      truePositives += there && predicted ? 1 : 0;
      falsePositives += !there && predicted ? 1 : 0;
      falseNegatives += there && !predicted ? 1 : 0;
    }

    Confusion confusion() {
      return new Confusion(truePositives, falsePositives, falseNegatives);
    }
  }
}
