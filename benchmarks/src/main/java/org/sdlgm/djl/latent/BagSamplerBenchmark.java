package org.sdlgm.djl.latent;

import java.nio.FloatBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.sdlgm.benchmark.PieceBenchmark;
import org.sdlgm.config.SamplingMode;

/** Relaxed samples of the sparse latent, and their way back. */
public class BagSamplerBenchmark extends PieceBenchmark {
  private static final BagSampler.Draw DRAW =
      new BagSampler.Draw(SamplingMode.RELAXED, 0, 1, 2, 0.67, 0.67);

  @Param("100")
  int batch;

  @Param("40")
  int slots;

  @Param("200")
  int width;

  private BagSampler sampler;
  private FloatBuffer gates;
  private FloatBuffer logFeatures;
  private FloatBuffer latents;
  private FloatBuffer byGates;
  private FloatBuffer byLogFeatures;

  /** Even gates, and features that are as likely as each other. */
  @Setup
  public void prepare() {
    sampler = new BagSampler(slots, width);
    gates = FloatBuffer.allocate(batch * 2);
    logFeatures = FloatBuffer.allocate(batch * width);
    for (int i = 0; i < logFeatures.capacity(); i++) {
      logFeatures.put(i, (float) -Math.log(width));
    }
    latents = FloatBuffer.allocate(batch * width);
    byGates = FloatBuffer.allocate(batch * 2);
    byLogFeatures = FloatBuffer.allocate(batch * width);
  }

  /** A batch of samples. */
  @Benchmark
  public FloatBuffer forward() {
    sampler.forward(DRAW, gates, logFeatures, latents);
    return latents;
  }

  /** A batch of samples, and a gradient through them. */
  @Benchmark
  public BagSampler.TemperatureGradient forwardAndBackward() {
    sampler.forward(DRAW, gates, logFeatures, latents);
    return sampler.backward(DRAW, logFeatures, latents, byGates, byLogFeatures);
  }
}
