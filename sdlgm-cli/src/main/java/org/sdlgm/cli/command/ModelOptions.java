package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.RunConfig;
import org.sdlgm.error.DataException;
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

  /**
   * Opens the run's generative model.
   *
   * @throws DataException if the run's model is one of labels
   */
  LoadedRun<TrainedModel> open(CommonOptions common) {
    return open(common, Model::generative);
  }

  /**
   * Opens the run's model of labels.
   *
   * @throws DataException if the run's model is a generative one
   */
  LoadedRun<TrainedTagger> openTagger(CommonOptions common) {
    return open(common, Model::tagger);
  }

  /** Opens the run's model, whatever it is for. */
  LoadedRun<Model> openAny(CommonOptions common) {
    return open(common, UnaryOperator.identity());
  }

  private <M extends Model> LoadedRun<M> open(CommonOptions common, Function<Model, M> kind) {
    RunFolder folder = RunFolder.open(run);
    // Before an engine is loaded: a run that is not finished is told at once.
    folder.trainedModel();
    Framework framework = common.framework();
    RunConfig config = framework.complete(folder.config());
    Backend backend = framework.open(engine.over(config.backend()));
    try {
      Model loaded = folder.load(backend);
      try {
        return new LoadedRun<>(framework, config, backend, kind.apply(loaded));
      } catch (DataException e) {
        loaded.close();
        throw new DataException(run + ": " + e.getMessage(), e);
      }
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
  }
}
