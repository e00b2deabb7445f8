package org.sdlgm.eval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Evaluation;
import org.sdlgm.metric.Metric;
import org.sdlgm.metric.MetricFactory;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.spi.Registry;

/** Small data parts, and evaluations of them. */
public final class Parts {
  private Parts() {}

  /** Rows without labels. */
  public static DataPart of(float[]... rows) {
    return new DataPart(new Rows(rows), Optional.empty());
  }

  /** Rows with labels. */
  public static DataPart labelled(Labels labels, float[]... rows) {
    return new DataPart(new Rows(rows), Optional.of(labels));
  }

  /** One observation again and again. */
  public static DataPart repeated(float[] row, int count) {
    return of(IntStream.range(0, count).mapToObj(i -> row).toArray(float[][]::new));
  }

  /** The model on the part in batches of 100. */
  public static PartEvaluation evaluation(TrainedModel model, DataPart part) {
    return evaluation(model, part, 100, 42);
  }

  /** The model on the part. */
  public static PartEvaluation evaluation(
      TrainedModel model, DataPart part, int batchSize, long seed) {
    ObservationShape shape = model.description().shape();
    return PartEvaluation.of(model, part, shape, batchSize, seed);
  }

  /** The metric's value. */
  public static Estimate measure(Map<String, MetricFactory> metrics, String name, Evaluation on) {
    return new Evaluator(new Registry<>("metric", metrics))
        .measure(on, List.of(name))
        .get(0)
        .estimate();
  }

  /** The factories of metrics that take no number. */
  public static Map<String, MetricFactory> factories(List<Metric> metrics) {
    return metrics.stream()
        .collect(Collectors.toMap(metric -> metric.description().name(), MetricFactory::of));
  }

  private record Rows(float[][] rows) implements Observations {
    @Override
    public int count() {
      return rows.length;
    }

    @Override
    public int width() {
      return rows.length == 0 ? 3 : rows[0].length;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      System.arraycopy(rows[index], 0, destination, offset, width());
    }
  }
}
