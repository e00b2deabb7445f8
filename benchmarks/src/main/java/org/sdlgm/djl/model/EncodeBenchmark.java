package org.sdlgm.djl.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sdlgm.benchmark.PaperModel;
import org.sdlgm.benchmark.Pictures;
import org.sdlgm.benchmark.PieceBenchmark;
import org.sdlgm.code.SparseCode;
import org.sdlgm.data.RowRange;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.model.TrainedModel;

/** Pictures to codes in memory, beside the encoder's matrix products alone. */
public class EncodeBenchmark extends PieceBenchmark {
  @Param("10000")
  int pictures;

  /** How many are encoded at once. */
  @Param("500")
  int batch;

  private DjlModel model;
  private TrainedModel trained;
  private float[][] rows;
  private List<NDArray> batches;

  /** The weights of each network, transposed, (inputs, outputs). */
  private List<List<NDArray>> networks;

  /** The model, and the pictures in Java's memory and the engine's. */
  @Setup
  public void prepare() {
    model = PaperModel.create();
    trained = new DjlTrainedModel(model);
    rows = Pictures.binary(pictures);
    batches = new ArrayList<>();
    for (RowRange range : RowRange.over(pictures, batch)) {
      batches.add(Rows.toArray(model.workspace().manager(), range.of(rows), Pictures.WIDTH));
    }
    networks = List.of(weights("latent/features"), weights("latent/sparsity"));
  }

  private List<NDArray> weights(String network) {
    return model.workspace().parameters().all().stream()
        .filter(p -> p.name().startsWith(network) && p.kind() == Parameter.Kind.WEIGHT)
        .map(parameter -> parameter.data().transpose())
        .toList();
  }

  /** From pixels to the most probable codes. */
  @Benchmark
  public List<SparseCode> encode() {
    List<SparseCode> codes = new ArrayList<>(pictures);
    for (RowRange range : RowRange.over(pictures, batch)) {
      codes.addAll(trained.encode(range.of(rows)));
    }
    return codes;
  }

  /** The products of both networks: no bias, no activation, nothing read or written. */
  @Benchmark
  public float products() {
    return Scoped.compute(
        () -> {
          float last = 0;
          for (NDArray observations : batches) {
            for (List<NDArray> weights : networks) {
              NDArray output = observations;
              for (NDArray weight : weights) {
                output = output.matMul(weight);
              }
              last += output.getFloat(0, 0);
            }
          }
          return last;
        });
  }

  /** Frees the model. */
  @TearDown
  public void close() {
    model.workspace().close();
  }
}
