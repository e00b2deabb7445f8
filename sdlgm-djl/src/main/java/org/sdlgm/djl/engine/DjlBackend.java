package org.sdlgm.djl.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.nio.file.Path;
import org.sdlgm.djl.component.DjlComponents;
import org.sdlgm.djl.model.DjlTrainedModel;
import org.sdlgm.djl.model.ModelFile;
import org.sdlgm.djl.training.Training;
import org.sdlgm.model.Backend;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/**
 * One of DJL's engines on a device. Memory belongs to the models, so that closing frees nothing.
 */
public final class DjlBackend implements Backend {
  private final Engine engine;
  private final Device device;
  private final DjlComponents components;

  /**
   * @param engine loaded
   * @param device tried
   * @param components what models are made of
   */
  public DjlBackend(Engine engine, Device device, DjlComponents components) {
    this.engine = engine;
    this.device = device;
    this.components = components;
  }

  @Override
  public String engine() {
    return engine.getEngineName() + " " + engine.getVersion();
  }

  @Override
  public String device() {
    return device.isGpu() ? "gpu" : "cpu";
  }

  @Override
  public TrainingOutcome train(TrainingTask task) {
    return Training.begin(task, engine, device, components).run();
  }

  @Override
  public TrainingOutcome resume(TrainingTask task) {
    return Training.resume(task, engine, device, components).run();
  }

  @Override
  public TrainedModel load(Path folder) {
    return new DjlTrainedModel(ModelFile.load(folder, engine, device, components));
  }

  @Override
  public void close() {}
}
