package org.sdlgm.cli.command;

import java.nio.file.Path;
import org.sdlgm.cli.run.RunFolder;
import org.sdlgm.cli.wiring.Framework;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.model.Backend;
import org.sdlgm.model.TrainedModel;

/**
 * A run's trained model, ready for use.
 *
 * @param framework all that there is to choose from
 * @param config the run's
 * @param backend what the model runs on
 * @param model the model
 */
record LoadedRun(Framework framework, RunConfig config, Backend backend, TrainedModel model)
    implements AutoCloseable {
  /** How many observations the model is given at once: bounds memory, and fills the processor. */
  static final int BATCH = 500;

  static LoadedRun open(Path run, CommonOptions common, EngineOptions engine) {
    RunFolder folder = RunFolder.open(run);
    Path model = folder.trainedModel();
    Framework framework = common.framework();
    RunConfig config = framework.complete(folder.config());
    Backend backend = framework.open(engine.over(config.backend()));
    try {
      return new LoadedRun(framework, config, backend, backend.load(model));
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
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
