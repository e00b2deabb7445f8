package org.sdlgm.djl.contract;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.google.inject.Guice;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.sdlgm.contract.TensorHarness;
import org.sdlgm.djl.DjlModule;
import org.sdlgm.djl.context.DjlComponents;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.FloatMemory;
import org.sdlgm.djl.tensor.Noise;
import org.sdlgm.djl.tensor.Rows;

/** NDArrays of one engine on the processor, for one test. */
public final class DjlHarness implements TensorHarness<NDArray> {
  private static final DjlComponents COMPONENTS =
      Guice.createInjector(new DjlModule()).getInstance(DjlComponents.class);

  private final Engine engine;
  private final NDManager manager;
  private final ParameterSet parameters;
  private final Noise noise = new Noise();

  DjlHarness(Engine engine) {
    this.engine = engine;
    this.manager = engine.newBaseManager(ai.djl.Device.cpu());
    this.parameters = new ParameterSet(manager);
  }

  /**
   * A context for components, whose parameters differ with the purpose alone.
   *
   * @param purpose part of the parameters' names
   * @param observations D
   * @param latent K
   * @param maxFeatures L0
   * @param outputs P, how many numbers the decoder puts out
   */
  public DjlContext context(
      String purpose, int observations, int latent, int maxFeatures, int outputs) {
    return context(
        purpose,
        new DjlContext.ModelSizes(observations, latent, maxFeatures, outputs, Optional.empty()),
        Initialization.random(1));
  }

  /**
   * A context for components whose parameters a test chooses.
   *
   * @param purpose part of the parameters' names
   * @param observations D
   * @param initialization the parameters' values
   */
  public DjlContext context(String purpose, int observations, Initialization initialization) {
    return context(
        purpose,
        new DjlContext.ModelSizes(observations, 0, 0, 0, Optional.empty()),
        initialization);
  }

  private DjlContext context(
      String purpose, DjlContext.ModelSizes sizes, Initialization initialization) {
    return new DjlContext(
            COMPONENTS,
            manager,
            parameters,
            initialization,
            noise,
            sizes,
            new DjlContext.Schedule())
        .within(purpose + parameters.all().size());
  }

  /** Every component that there is, plug-ins' aside. */
  public static DjlComponents components() {
    return COMPONENTS;
  }

  /** The components' parameters. */
  public ParameterSet parameters() {
    return parameters;
  }

  @Override
  public NDArray tensor(double[] values, int... shape) {
    ByteBuffer memory = FloatMemory.allocate(values.length);
    for (int i = 0; i < values.length; i++) {
      memory.putFloat(i * Float.BYTES, (float) values[i]);
    }
    return Rows.owned(manager, memory, new Shape(LongStream.of(wide(shape)).toArray()));
  }

  private static long[] wide(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }

  @Override
  public double[] values(NDArray tensor) {
    return Rows.doubles(tensor);
  }

  @Override
  public int[] shape(NDArray tensor) {
    return LongStream.of(tensor.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public NDArray weighted(NDArray tensor, double[] factors) {
    return tensor.mul(tensor(factors, shape(tensor)));
  }

  @Override
  public double[] gradient(UnaryOperator<NDArray> function, NDArray at) {
    NDArray leaf = at.duplicate();
    leaf.setRequiresGradient(true);
    NDArray zero = tensor(new double[1], 1);
    try (GradientCollector collector = engine.newGradientCollector()) {
      NDArray output = parameters.recorded(collector, () -> function.apply(leaf));
      // Joined to the input even where the function is not: an engine has no gradient there.
      collector.backward(output.sum().reshape(1).add(leaf.sum().reshape(1).mul(zero)));
    }
    return values(leaf.getGradient());
  }

  @Override
  public void reseed(long seed, long step) {
    noise.position(seed, step);
  }

  @Override
  public long liveTensors() {
    return manager.isOpen() ? manager.getManagedArrays().size() : 0;
  }

  @Override
  public void close() {
    manager.close();
  }
}
