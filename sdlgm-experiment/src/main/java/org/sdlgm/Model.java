package org.sdlgm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sdlgm.code.SparseCode;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.data.RowRange;
import org.sdlgm.error.DataException;
import org.sdlgm.eval.Progress;
import org.sdlgm.eval.decision.TaggedPart;
import org.sdlgm.experiment.input.TableObservations;
import org.sdlgm.experiment.task.Task;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.Description;
import org.sdlgm.model.LabelPrediction;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.storage.InputFile;

/**
 * A trained model. One of codes encodes, decodes, scores and samples; one of labels predicts. It
 * holds native memory until it is closed, and is not safe for use by several threads at once.
 *
 * <p>Its methods throw {@link DataException} where observations have another width than the model,
 * a number that is not finite, or one that the model's data cannot have; the message names row and
 * column, counted from 0. They throw {@link IllegalStateException} once the model is closed.
 */
public final class Model implements AutoCloseable {
  private final Framework framework;
  private final RunConfig config;
  private final org.sdlgm.model.Model model;

  Model(Framework framework, RunConfig config, org.sdlgm.model.Model model) {
    this.framework = framework;
    this.config = config;
    this.model = model;
  }

  /** What the model is: its components, the shape of its data, how many parameters it has. */
  public Description description() {
    return model.description();
  }

  /** The configuration that it was trained by; of a model without a run folder, its model alone. */
  public RunConfig config() {
    return config;
  }

  /**
   * The code of each observation: the most probable one.
   *
   * @param observations N rows of D
   * @return N codes of K features, in order
   * @throws DataException if this is a model of labels, or as the class says
   */
  public List<SparseCode> encode(Observations observations) {
    TrainedModel codes = model.generative();
    List<SparseCode> all = new ArrayList<>(observations.count());
    for (RowRange range : batches(observations)) {
      all.addAll(codes.encode(range.of(observations)));
    }
    return all;
  }

  /**
   * What codes stand for: E[x|z].
   *
   * @param codes N codes of this model's K
   * @return N rows of D
   * @throws DataException if this is a model of labels
   */
  public float[][] decode(List<SparseCode> codes) {
    return model.generative().decode(codes);
  }

  /**
   * A lower bound on log p(x) of each observation, in nats, at hard codes: the bound {@code gated}
   * with one sample. The mean over many observations is a true bound; {@link #measure} gives it
   * with its standard error.
   *
   * @param observations N rows of D
   * @param seed of the samples
   * @return N values
   * @throws DataException if this is a model of labels, or as the class says
   */
  public double[] score(Observations observations, long seed) {
    double[] scores = new double[observations.count()];
    for (RowRange range : batches(observations)) {
      double[] batch = model.generative().score(range.of(observations), seed + range.from());
      System.arraycopy(batch, 0, scores, range.from(), batch.length);
    }
    return scores;
  }

  /**
   * Observations drawn from the model.
   *
   * @param count N
   * @param seed of the draws
   * @return N rows of D, each E[x|z] of a z from the prior
   * @throws DataException if this is a model of labels
   */
  public float[][] sample(int count, long seed) {
    return model.generative().sample(count, seed);
  }

  /**
   * The labels of observations: the probability of each, and of models of bags how many there are.
   *
   * @param observations N rows of D
   * @return N rows
   * @throws DataException if this is a generative model, or as the class says
   */
  public LabelPrediction predict(Observations observations) {
    batches(observations);
    return TaggedPart.predict(model.tagger(), observations, Task.BATCH);
  }

  /**
   * Measures a model of codes.
   *
   * @param metric such as {@code gated} or {@code iw-100}: a negative bound in nats per
   *     observation, where lower is better; {@code sdlgm list metrics} has all
   * @param observations N rows of D
   * @return the mean over observations, and its standard error
   * @throws org.sdlgm.error.ConfigurationException if there is no such metric of this model
   * @throws DataException as the class says
   */
  public Estimate measure(String metric, Observations observations) {
    return measure(metric, new DataPart(observations, Optional.empty()));
  }

  /**
   * Measures a model of labels.
   *
   * @param metric such as {@code micro-f1} or {@code expected-count-mse}
   * @param observations N rows of D
   * @param labels N rows, the truth
   * @return the value
   * @throws org.sdlgm.error.ConfigurationException if there is no such metric of this model
   * @throws DataException as the class says, or if the labels are not the model's
   */
  public Estimate measure(String metric, Observations observations, Labels labels) {
    return measure(metric, new DataPart(observations, Optional.of(labels)));
  }

  /**
   * The rows of a table as this model takes them, if it was trained on a table: attributes are
   * matched by name and encoded as those of the training part were. Labels in the table are not
   * read, nor are attributes that the model does not know.
   *
   * @param table in CSV or ARFF, compressed or not
   * @return N rows of D
   * @throws org.sdlgm.error.ConfigurationException if there is no such file, or the model was not
   *     trained on a table
   * @throws DataException if the table is damaged, lacks attributes or has no rows
   */
  public Observations read(Path table) {
    try (InputFile file = InputFile.open(table)) {
      return TableObservations.read(file, model).observations();
    }
  }

  private Estimate measure(String metric, DataPart part) {
    batches(part.observations());
    RunConfig asked = config.withEvaluation(config.evaluation().withMetrics(List.of(metric)));
    return framework
        .task(config.model())
        .measure(model, part, asked, Progress.NONE)
        .get(0)
        .estimate();
  }

  /** The rows some at a time, once it is known that they have the model's width. */
  private List<RowRange> batches(Observations observations) {
    int width = model.description().shape().size();
    if (observations.width() != width) {
      throw new DataException(
          "the observations have %d columns, but the model is of %d: give it the columns that it was"
                  .formatted(observations.width(), width)
              + " trained on");
    }
    return RowRange.over(observations.count(), Task.BATCH);
  }

  /**
   * Writes the model, for {@link Sdlgm#load} on any engine.
   *
   * @param folder is made if missing; a model in it is replaced
   * @throws DataException if it cannot be written
   */
  public void save(Path folder) {
    model.save(folder);
  }

  /** Frees the native memory; closing twice does nothing. */
  @Override
  public void close() {
    model.close();
  }
}
