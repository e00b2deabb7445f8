package org.sdlgm.djl.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.nio.file.Path;
import java.util.Optional;
import org.sdlgm.backend.Backend;
import org.sdlgm.djl.component.DjlComponents;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.DjlTrainedModel;
import org.sdlgm.djl.model.DjlTrainedTagger;
import org.sdlgm.djl.model.EngineThreads;
import org.sdlgm.djl.model.ModelFile;
import org.sdlgm.djl.training.GenerativeLearner;
import org.sdlgm.djl.training.LabelLearner;
import org.sdlgm.djl.training.Training;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.training.TaggerOutcome;
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
    return Training.begin(task, runtime, GenerativeLearner.of(task, runtime)).run();
  }

  @Override
  public TrainingOutcome resume(TrainingTask task) {
    return Training.resume(task, runtime, GenerativeLearner.of(task, runtime)).run();
  }

  @Override
  public TrainedModel load(Path folder) {
    return new DjlTrainedModel(ModelFile.load(folder, runtime));
  }

  @Override
  public TaggerOutcome trainTagger(TrainingTask task) {
    return Training.begin(task, runtime, LabelLearner.of(task, runtime)).run();
  }

  @Override
  public TaggerOutcome resumeTagger(TrainingTask task) {
    return Training.resume(task, runtime, LabelLearner.of(task, runtime)).run();
  }

  @Override
  public TrainedTagger loadTagger(Path folder) {
    return new DjlTrainedTagger(ModelFile.loadTagger(folder, runtime));
  }

  @Override
  public void close() {}
}
