package org.sdlgm.djl.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Noise;

/** What a model of any kind lives in: engine and memory, parameters, noise, time; and its data. */
public final class Workspace implements AutoCloseable {
  private final Engine engine;
  private final NDManager manager;
  private final ObservationShape shape;
  private final Map<String, String> companions;
  private final Optional<String> storedConfig;
  private final ParameterSet parameters;
  private final DjlContext context;

  private Workspace(DjlRuntime runtime, Origin origin) {
    this.engine = runtime.engine();
    this.manager = engine.newBaseManager(runtime.device());
    this.shape = origin.shape;
    this.companions = origin.companions;
    this.storedConfig = origin.storedConfig;
    this.parameters = new ParameterSet(manager);
    this.context =
        new DjlContext(
                runtime.components(),
                manager,
                parameters,
                origin.initialization,
                new Noise(),
                new DjlContext.ModelSizes(shape.size(), 0, 0, 0, Optional.empty()),
                new DjlContext.Schedule())
            .withDimensions(shape.dimensions());
  }

  private Workspace(Workspace original) {
    this.engine = original.engine;
    this.manager = original.manager;
    this.shape = original.shape;
    this.companions = original.companions;
    this.storedConfig = original.storedConfig;
    this.parameters = original.parameters.replica();
    this.context = original.context.replica(parameters);
  }

  /** The same memory and time, with gradients and noise of its own: for another thread. */
  Workspace replica() {
    return new Workspace(this);
  }

  /**
   * What a model comes from: data that it is to be trained on, or a file.
   *
   * @param shape what an observation looks like
   * @param companions texts that belong to the model, by file name
   * @param initialization the parameters' values
   * @param means of each observed dimension over the training part, D values, if known
   * @param storedConfig the model's configuration as its file has it, if there is a file
   */
  public record Origin(
      ObservationShape shape,
      Map<String, String> companions,
      Initialization initialization,
      Optional<float[]> means,
      Optional<String> storedConfig) {
    /**
     * Data that a model is to be trained on.
     *
     * @param data the data
     * @param initialization the parameters' values
     * @param means of each observed dimension over the training part, D values, if known
     */
    public static Origin of(Dataset data, Initialization initialization, Optional<float[]> means) {
      return new Origin(data.shape(), data.companions(), initialization, means, Optional.empty());
    }
  }

  /**
   * Puts a model together in a workspace of its own, which is closed if that fails.
   *
   * @param runtime what the model runs on
   * @param origin what it comes from
   * @param assembly puts it together
   * @param <M> the model
   */
  static <M> M build(DjlRuntime runtime, Origin origin, Function<Workspace, M> assembly) {
    Workspace workspace = new Workspace(runtime, origin);
    try {
      return assembly.apply(workspace);
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  /** The engine's name and version. */
  public String engineTitle() {
    return engine.getEngineName() + " " + engine.getVersion();
  }

  /** The device: {@code cpu} or {@code gpu}. */
  public String device() {
    return manager.getDevice().isGpu() ? "gpu" : "cpu";
  }

  /** The memory that lives as long as the model. */
  public NDManager manager() {
    return manager;
  }

  /** What an observation looks like. */
  public ObservationShape shape() {
    return shape;
  }

  /** Texts that belong to the model, by file name. */
  public Map<String, String> companions() {
    return companions;
  }

  /**
   * The model's configuration as its file has it, if it comes from a file: what an option that
   * later versions add must not change, since the model's fingerprint is made of it.
   */
  Optional<String> storedConfig() {
    return storedConfig;
  }

  /** The parameters. */
  public ParameterSet parameters() {
    return parameters;
  }

  /** Noise, schedule, temperatures; of the sizes, only D is known. */
  public DjlContext context() {
    return context;
  }

  @Override
  public void close() {
    manager.close();
  }
}
