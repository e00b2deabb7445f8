package org.sdlgm.eval;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.sdlgm.code.SparseCode;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.model.TrainedModel;

/**
 * An evaluation that reports how far a metric is when it takes a batch.
 *
 * @param evaluation the evaluation itself
 * @param metric the metric's name
 * @param progress who is told
 */
record WatchedEvaluation(Evaluation evaluation, String metric, Progress progress)
    implements Evaluation {
  @Override
  public TrainedModel model() {
    return evaluation.model();
  }

  @Override
  public DataPart part() {
    return evaluation.part();
  }

  @Override
  public ObservationShape shape() {
    return evaluation.shape();
  }

  @Override
  public long seed() {
    return evaluation.seed();
  }

  @Override
  public List<Batch> batches() {
    return new WatchedBatches(evaluation.batches());
  }

  @Override
  public List<SparseCode> codes() {
    return evaluation.codes();
  }

  private final class WatchedBatches extends AbstractList<Batch> implements RandomAccess {
    private final List<Batch> batches;

    WatchedBatches(List<Batch> batches) {
      this.batches = batches;
    }

    @Override
    public Batch get(int index) {
      Batch batch = batches.get(index);
      progress.advanced(metric, batch.from(), part().count());
      return batch;
    }

    @Override
    public int size() {
      return batches.size();
    }
  }
}
