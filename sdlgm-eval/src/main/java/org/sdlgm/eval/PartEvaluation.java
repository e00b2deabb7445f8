package org.sdlgm.eval;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.sdlgm.code.SparseCode;
import org.sdlgm.config.Require;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.RowRange;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.eval.split.SelectedRows;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.model.TrainedModel;

/**
 * A model on a data part, whose batches are made when they are asked for.
 *
 * <p>The first batches are kept, up to {@value #KEPT_VALUES} numbers of observations and posteriors
 * in single precision (64 MiB); later ones are made anew for each metric. So a usual test part is
 * encoded once, and memory stays bounded however large the part is. Not safe for use by several
 * threads at once.
 */
public final class PartEvaluation implements Evaluation {
  /** How many numbers the kept batches may hold. */
  static final int KEPT_VALUES = 1 << 24;

  /**
   * Of a posterior, for each feature: its log probability and, in double precision, the cumulative
   * probability that it is drawn by. A real latent has a centre and a width instead.
   */
  private static final int POSTERIOR_VALUES = 3;

  private final TrainedModel model;
  private final DataPart part;
  private final ObservationShape shape;
  private final int batchSize;
  private final long seed;
  private final List<Batch> batches;
  private Optional<List<SparseCode>> codes = Optional.empty();

  private PartEvaluation(
      TrainedModel model,
      DataPart part,
      ObservationShape shape,
      int batchSize,
      long seed,
      int keptValues) {
    this.model = model;
    this.part = part;
    this.shape = shape;
    this.batchSize = batchSize;
    this.seed = seed;
    this.batches = new Batches(keptValues);
  }

  /**
   * A model on all of a part.
   *
   * @param model the model, which stays the caller's to close
   * @param part the data, at least one observation
   * @param shape what an observation looks like
   * @param batchSize how many observations the model is given at once, at least 1; a draw depends
   *     on it, as a batch is drawn with one seed
   * @param seed of all draws
   * @throws ConfigurationException if the batch size is below 1
   * @throws DataException if the part is empty, or the model is of observations of another size
   */
  public static PartEvaluation of(
      TrainedModel model, DataPart part, ObservationShape shape, int batchSize, long seed) {
    return keeping(KEPT_VALUES, model, part, shape, batchSize, seed);
  }

  static PartEvaluation keeping(
      int keptValues,
      TrainedModel model,
      DataPart part,
      ObservationShape shape,
      int batchSize,
      long seed) {
    Require.inRange("the batch size", batchSize, 1, Integer.MAX_VALUE);
    if (part.count() == 0) {
      throw new DataException("there is nothing to evaluate: the data part has no observations");
    }
    ObservationShape expected = model.description().shape();
    if (part.observations().width() != expected.size()) {
      throw new DataException(
          "the observations have %d values, but the model is of %d (%s): give it the data that it"
                  .formatted(part.observations().width(), expected.size(), expected.dimensions())
              + " was trained for");
    }
    return new PartEvaluation(model, part, shape, batchSize, seed, keptValues);
  }

  /**
   * The same with the first observations only; with all, if there are fewer.
   *
   * @param count how many observations, at least 1
   * @throws ConfigurationException if {@code count} is below 1
   */
  public PartEvaluation first(int count) {
    Require.inRange("the number of observations", count, 1, Integer.MAX_VALUE);
    return of(model, SelectedRows.first(part, count), shape, batchSize, seed);
  }

  @Override
  public TrainedModel model() {
    return model;
  }

  @Override
  public DataPart part() {
    return part;
  }

  @Override
  public ObservationShape shape() {
    return shape;
  }

  @Override
  public long seed() {
    return seed;
  }

  /** The part in batches, each made when it is asked for. */
  @Override
  public List<Batch> batches() {
    return batches;
  }

  /**
   * The code of each observation, made on first use and kept.
   *
   * @throws ConfigurationException if the model's latent is not one of counts
   */
  @Override
  public List<SparseCode> codes() {
    if (codes.isEmpty()) {
      codes = Optional.of(makeCodes());
    }
    return codes.get();
  }

  private List<SparseCode> makeCodes() {
    List<SparseCode> made = new ArrayList<>(part.count());
    for (Batch batch : batches) {
      try {
        made.addAll(model.encode(batch.observations()));
      } catch (IllegalArgumentException e) {
        throw new ConfigurationException(
            "the latent '"
                + model.description().config().latent().name()
                + "' has no sparse codes: leave out the metrics of codes, such as features-in-use"
                + " and hoyer",
            e);
      }
    }
    return Collections.unmodifiableList(made);
  }

  private Batch makeBatch(RowRange range) {
    float[][] rows = range.of(part.observations());
    return new Batch(range.from(), rows, model.posterior(rows));
  }

  private final class Batches extends AbstractList<Batch> implements RandomAccess {
    private final List<RowRange> ranges;
    private final long mostKept;
    private final Map<Integer, Batch> kept = new HashMap<>();

    Batches(int keptValues) {
      ranges = RowRange.over(part.count(), batchSize);
      long valuesPerRow =
          part.observations().width() + (long) POSTERIOR_VALUES * model.description().width();
      mostKept = keptValues / (valuesPerRow * Math.min(batchSize, part.count()));
    }

    @Override
    public Batch get(int index) {
      RowRange range = ranges.get(index);
      return index < mostKept
          ? kept.computeIfAbsent(index, first -> makeBatch(range))
          : makeBatch(range);
    }

    @Override
    public int size() {
      return ranges.size();
    }
  }
}
