package org.sdlgm.reference;

import java.util.function.UnaryOperator;
import org.sdlgm.contract.TensorHarness;

/** The reference as a backend: the garbage collector frees its tensors. */
public class ReferenceHarness implements TensorHarness<ReferenceTensor> {
  private final ReferenceNoise noise = new ReferenceNoise();

  /** What this harness's components draw from. */
  public final ReferenceNoise noise() {
    return noise;
  }

  @Override
  public ReferenceTensor tensor(double[] values, int... shape) {
    return ReferenceTensor.of(values, shape);
  }

  @Override
  public double[] values(ReferenceTensor tensor) {
    return tensor.values();
  }

  @Override
  public int[] shape(ReferenceTensor tensor) {
    return tensor.shape();
  }

  @Override
  public ReferenceTensor weighted(ReferenceTensor tensor, double[] factors) {
    return tensor.multiply(ReferenceTensor.of(factors, tensor.shape()));
  }

  @Override
  public double[] gradient(UnaryOperator<ReferenceTensor> function, ReferenceTensor at) {
    return ReferenceTensor.gradient(function, at);
  }

  @Override
  public void reseed(long seed, long step) {
    noise.reseed(seed, step);
  }

  @Override
  public long liveTensors() {
    return 0;
  }

  @Override
  public void close() {}
}
