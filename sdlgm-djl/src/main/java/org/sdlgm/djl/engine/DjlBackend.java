package org.sdlgm.djl.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.Optional;
import org.sdlgm.backend.Backend;
import org.sdlgm.djl.context.DjlComponents;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.EngineThreads;
import org.sdlgm.djl.model.ModelFile;
import org.sdlgm.djl.training.Training;
import org.sdlgm.model.Model;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/**
 * One of DJL's engines on a device. Memory belongs to the models, so that closing frees nothing.
 */
public final class DjlBackend implements Backend {
  private final DjlRuntime runtime;

  /**
   * @param engine loaded
   * @param device tried
   * @param components what models are made of
   * @param threads of the engine on the processor, if it can be told how many to use
   */
  public DjlBackend(
      Engine engine, Device device, DjlComponents components, Optional<EngineThreads> threads) {
    this.runtime = new DjlRuntime(engine, device, components, threads);
  }

  @Override
  public String engine() {
    return runtime.engine().getEngineName() + " " + runtime.engine().getVersion();
  }

  @Override
  public String device() {
    return runtime.device().isGpu() ? "gpu" : "cpu";
  }

  @Override
  public TrainingOutcome train(TrainingTask task) {
    return Training.begin(task, runtime).run();
  }

  @Override
  public TrainingOutcome resume(TrainingTask task) {
    return Training.resume(task, runtime).run();
  }

  @Override
  public Model load(Path folder) {
    return ModelFile.load(folder, runtime).trained();
  }

  @Override
  public void close() {}
}
