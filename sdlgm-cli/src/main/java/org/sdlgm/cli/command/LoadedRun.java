package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.function.BiFunction;
import org.sdlgm.cli.input.ObservationSource;
import org.sdlgm.cli.run.RunFolder;
import org.sdlgm.cli.wiring.Framework;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.model.Backend;
import org.sdlgm.model.Model;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.model.TrainedTagger;

/**
 * A run's trained model, ready for use.
 *
 * @param framework all that there is to choose from
 * @param config the run's
 * @param backend what the model runs on
 * @param model the model
 * @param <M> of which kind it is
 */
record LoadedRun<M extends Model>(Framework framework, RunConfig config, Backend backend, M model)
    implements AutoCloseable {
  /** How many observations the model is given at once: bounds memory, and fills the processor. */
  static final int BATCH = 500;

  /** Opens a run of a generative model. */
  static LoadedRun<TrainedModel> open(Path run, CommonOptions common, EngineOptions engine) {
    return open(run, common, engine, Backend::load);
  }

  /** Opens a run of a model of labels. */
  static LoadedRun<TrainedTagger> openTagger(Path run, CommonOptions common, EngineOptions engine) {
    return open(run, common, engine, Backend::loadTagger);
  }

  private static <M extends Model> LoadedRun<M> open(
      Path run, CommonOptions common, EngineOptions engine, BiFunction<Backend, Path, M> load) {
    RunFolder folder = RunFolder.open(run);
    Path model = folder.trainedModel();
    Framework framework = common.framework();
    RunConfig config = framework.complete(folder.config());
    Backend backend = framework.open(engine.over(config.backend()));
    try {
      return new LoadedRun<>(framework, config, backend, load.apply(backend, model));
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
  }

  /**
   * Where observations for the model are found; asked by its own dataset's name, as it was trained.
   */
  ObservationSource source(CommonOptions common) {
    return new ObservationSource(framework, common.location(), config.dataset());
  }

  ObservationShape shape() {
    return model.description().shape();
  }

  @Override
  public void close() {
    model.close();
    backend.close();
  }
}
