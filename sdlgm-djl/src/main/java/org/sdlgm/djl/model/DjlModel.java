package org.sdlgm.djl.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.Latent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.djl.component.DjlComponents;
import org.sdlgm.djl.component.DjlContext;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Noise;
import org.sdlgm.model.ModelDescription;

/** Components with their parameters on one engine and device; closing frees their memory. */
public final class DjlModel implements AutoCloseable {
  private final Engine engine;
  private final NDManager manager;
  private final ModelConfig config;
  private final ObservationShape shape;
  private final ParameterSet parameters;
  private final DjlContext context;
  private final Latent<NDArray> latent;
  private final DecoderComponent<NDArray> decoder;
  private final Likelihood<NDArray> likelihood;

  private DjlModel(
      Engine engine,
      NDManager manager,
      DjlComponents components,
      ModelConfig config,
      ObservationShape shape,
      Initialization initialization,
      Optional<float[]> means) {
    this.engine = engine;
    this.manager = manager;
    this.config = components.complete(config);
    this.shape = shape;
    this.parameters = new ParameterSet(manager);
    DjlContext bare =
        new DjlContext(
            manager,
            parameters,
            initialization,
            new Noise(),
            new DjlContext.ModelSizes(shape.size(), 0, 0, 0, Optional.empty()),
            new DjlContext.Schedule());
    this.likelihood = components.likelihood(config.likelihood(), bare.within("likelihood"));
    this.latent = components.latent(config.latent(), bare.within("latent"));
    this.context =
        bare.withSizes(
            new DjlContext.ModelSizes(
                shape.size(),
                latent.width(),
                latent.maxFeatures(),
                likelihood.parameterCount(shape.size()),
                means.map(likelihood::parametersFor)));
    this.decoder = components.decoder(config.decoder(), context.within("decoder"));
  }

  /**
   * Puts a model together.
   *
   * @param engine that runs it
   * @param device that it runs on
   * @param components what it may be made of
   * @param config what it is made of
   * @param shape what an observation looks like
   * @param initialization the parameters' values
   * @param means of each observed dimension over the training part, D values, if known
   * @throws org.sdlgm.error.ConfigurationException if a component cannot be made as configured
   */
  public static DjlModel create(
      Engine engine,
      Device device,
      DjlComponents components,
      ModelConfig config,
      ObservationShape shape,
      Initialization initialization,
      Optional<float[]> means) {
    NDManager manager = engine.newBaseManager(device);
    try {
      return new DjlModel(engine, manager, components, config, shape, initialization, means);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** The engine that runs it. */
  public Engine engine() {
    return engine;
  }

  /** The memory that lives as long as the model. */
  public NDManager manager() {
    return manager;
  }

  /** The components, complete. */
  public ModelConfig config() {
    return config;
  }

  /** What an observation looks like. */
  public ObservationShape shape() {
    return shape;
  }

  /** The parameters. */
  public ParameterSet parameters() {
    return parameters;
  }

  /** Noise, schedule, temperatures. */
  public DjlContext context() {
    return context;
  }

  /** z with its encoder, posterior and prior. */
  public Latent<NDArray> latent() {
    return latent;
  }

  /**
   * log p(x|z), (B,), in nats.
   *
   * @param observations (B, D)
   * @param latents (B, K)
   */
  public NDArray logLikelihood(NDArray observations, NDArray latents) {
    return likelihood.logProbability(observations, decoder.decode(latents));
  }

  /**
   * E[x|z], (B, D).
   *
   * @param latents (B, K)
   */
  public NDArray mean(NDArray latents) {
    return likelihood.mean(decoder.decode(latents));
  }

  /** What the model is, without its weights. */
  public ModelDescription description() {
    return new ModelDescription(
        config,
        shape,
        latent.width(),
        latent.maxFeatures(),
        engine.getEngineName() + " " + engine.getVersion(),
        manager.getDevice().isGpu() ? "gpu" : "cpu",
        parameters.size());
  }

  @Override
  public void close() {
    manager.close();
  }
}
