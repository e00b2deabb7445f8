package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.function.BiFunction;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.RunConfig;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.model.Model;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.model.TrainedTagger;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which run's model, and what it runs on. */
final class ModelOptions {
  @Mixin private EngineOptions engine;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  /** The run's folder. */
  Path run() {
    return run;
  }

  /** Opens the run of a generative model. */
  LoadedRun<TrainedModel> open(CommonOptions common) {
    return open(common, Backend::load);
  }

  /** Opens the run of a model of labels. */
  LoadedRun<TrainedTagger> openTagger(CommonOptions common) {
    return open(common, Backend::loadTagger);
  }

  private <M extends Model> LoadedRun<M> open(
      CommonOptions common, BiFunction<Backend, Path, M> load) {
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
}
