package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sdlgm.benchmark.PaperModel;
import org.sdlgm.benchmark.PieceBenchmark;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.djl.model.DjlModel;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Scoped;

/** A step of Adam over the paper's model. */
public class AdamBenchmark extends PieceBenchmark {
  /** How many threads left a part of the gradient. */
  @Param("2")
  int parts;

  private DjlModel model;
  private Optimizer onePass;
  private Optimizer operations;
  private List<List<NDArray>> gradients;

  /** A gradient in parts. */
  @Setup
  public void prepare() {
    model = PaperModel.create();
    NDManager manager = model.workspace().manager();
    ParameterSet parameters = model.workspace().parameters();
    onePass = Optimizer.of(OptimizerConfig.DEFAULTS, parameters, manager);
    operations = new Adam(OptimizerConfig.DEFAULTS, parameters, manager);
    gradients =
        IntStream.range(0, parts)
            .mapToObj(
                part ->
                    parameters.trainable().stream()
                        .map(parameter -> parameter.data().mul(1e-4))
                        .toList())
            .toList();
  }

  /** In one pass over memory that engine and Java share. */
  @Benchmark
  public double onePass() {
    return step(onePass);
  }

  /** By the engine's operations, as on other engines and devices. */
  @Benchmark
  public double operations() {
    return step(operations);
  }

  private double step(Optimizer optimizer) {
    return Scoped.compute(() -> optimizer.update(gradients, 1e-6, 1000, norm -> {}));
  }

  /** Frees the model. */
  @TearDown
  public void close() {
    model.workspace().close();
  }
}
