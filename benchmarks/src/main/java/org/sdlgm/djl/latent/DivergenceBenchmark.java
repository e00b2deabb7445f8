package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.sdlgm.benchmark.PaperModel;
import org.sdlgm.benchmark.Pictures;
import org.sdlgm.benchmark.PieceBenchmark;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.djl.model.DjlModel;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.model.Posterior;

/** The sparse latent's divergence from its prior, in closed form. */
public class DivergenceBenchmark extends PieceBenchmark {
  @Param("100")
  int batch;

  private DjlModel model;
  private LatentPosterior<NDArray> onEngine;
  private Posterior inJava;

  /** The posterior of a batch. */
  @Setup
  public void prepare() {
    model = PaperModel.create();
    Latent<NDArray> latent = model.latent();
    NDArray observations =
        Rows.toArray(model.workspace().manager(), Pictures.binary(batch), Pictures.WIDTH);
    onEngine = latent.infer(observations);
    inJava = latent.describe(onEngine);
  }

  /** As a training step computes it, without its gradient. */
  @Benchmark
  public float[] onEngine() {
    return Scoped.compute(() -> onEngine.divergence().full().toFloatArray());
  }

  /** As an evaluation does, in double precision. */
  @Benchmark
  public Map<String, double[]> inJava() {
    return inJava.divergence().terms();
  }

  /** Frees the model. */
  @TearDown
  public void close() {
    model.workspace().close();
  }
}
