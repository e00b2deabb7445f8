package org.sdlgm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.config.RunConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.data.Observations;
import org.sdlgm.datasets.DataLocations;
import org.sdlgm.experiment.progress.RunProgress;
import org.sdlgm.experiment.run.RunFolder;
import org.sdlgm.experiment.training.Resources;
import org.sdlgm.experiment.training.TrainingRun;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.experiment.wiring.MemoryLoader;
import org.sdlgm.plugin.Plugin;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/**
 * The front door: trains models on data in memory, on known data and on files, and loads them.
 *
 * <p>Nothing is global: several may be open, and several trainings may run, each in a thread of its
 * own. They end with the same bits as one after the other.
 */
public final class Sdlgm implements AutoCloseable {
  private final Framework framework;
  private final DataLocation location;

  private Sdlgm(Framework framework, DataLocation location) {
    this.framework = framework;
    this.location = location;
  }

  /**
   * Opens with the plug-ins of the class path, and data where {@code SDLGM_DATA} and {@code
   * SDLGM_CACHE} say.
   *
   * @param plugins more plug-ins
   * @throws org.sdlgm.error.ConfigurationException if a plug-in does not fit
   */
  public static Sdlgm open(Plugin... plugins) {
    return new Sdlgm(
        Framework.load(List.of(), List.of(plugins)),
        DataLocations.standard(Optional.empty(), false));
  }

  /**
   * Opens with more plug-ins, and data elsewhere.
   *
   * @param plugins jars of plug-ins
   * @param location where data is looked for
   * @throws org.sdlgm.error.ConfigurationException if a plug-in does not fit
   */
  public static Sdlgm open(List<Path> plugins, DataLocation location) {
    return new Sdlgm(Framework.load(plugins), location);
  }

  /**
   * Reads a dataset.
   *
   * @param dataset its name and options, such as {@code ComponentConfig.of("mnist")}
   * @throws org.sdlgm.error.ConfigurationException if there is none of that name
   * @throws org.sdlgm.error.DataException if it is not here and cannot be had, or is damaged
   */
  public Dataset data(ComponentConfig dataset) {
    return framework.load(dataset, location);
  }

  /**
   * Trains a model of codes.
   *
   * @param config such as {@code Presets.get("sparse")}; its dataset is not read
   * @param observations N rows of D; with the likelihood {@code bernoulli} each number is 0 or 1
   * @return the model; the caller closes it
   * @throws org.sdlgm.error.ConfigurationException if the configuration does not fit
   * @throws org.sdlgm.error.DataException if a number does not suit the likelihood: it names row
   *     and column
   * @throws org.sdlgm.training.TrainingException if the loss is not finite
   */
  public Model train(RunConfig config, Observations observations) {
    return train(config, dataset(config.model(), new DataPart(observations, Optional.empty())));
  }

  /**
   * Trains a model of labels: it tags or counts.
   *
   * @param config such as {@code Presets.get("multilabel")}; its dataset is not read
   * @param observations N rows of D
   * @param labels N rows
   * @return the model; the caller closes it
   * @throws org.sdlgm.error.ConfigurationException if the configuration does not fit, or an
   *     observation has more labels than the model can give
   * @throws org.sdlgm.error.DataException if a number is not finite: it names row and column
   * @throws org.sdlgm.training.TrainingException if the loss is not finite
   */
  public Model train(RunConfig config, Observations observations, Labels labels) {
    return train(config, dataset(config.model(), new DataPart(observations, Optional.of(labels))));
  }

  /**
   * Trains on the configuration's own dataset.
   *
   * @param config such as {@code Presets.get("mnist-discrete")}
   * @return the model; the caller closes it
   * @throws org.sdlgm.error.SdlgmException if the data cannot be had, or as for the other trainings
   */
  public Model train(RunConfig config) {
    return train(config, data(config.dataset()));
  }

  /**
   * Trains on a dataset.
   *
   * @param config what and how; its own dataset is not read
   * @param dataset such as {@link #data} reads
   * @return the model; the caller closes it
   */
  public Model train(RunConfig config, Dataset dataset) {
    return train(config, dataset, TrainingOptions.NONE);
  }

  /**
   * Trains on a dataset, with checkpoints, a run folder, a listener.
   *
   * @param config what and how; its own dataset is not read
   * @param dataset such as {@link #data} reads, or {@link #dataset} makes
   * @param options what the training leaves, and whom it tells
   * @return the model, also where the listener stopped the training; the caller closes it
   */
  public Model train(RunConfig config, Dataset dataset, TrainingOptions options) {
    RunConfig complete = framework.complete(config);
    return options
        .runFolder()
        .map(folder -> trainInFolder(complete, dataset, folder, options))
        .orElseGet(() -> trainAlone(complete, dataset, options));
  }

  private Model trainAlone(RunConfig config, Dataset dataset, TrainingOptions options) {
    try (Backend backend = framework.open(config.backend())) {
      TrainingTask task = TrainingTask.of(config, dataset, options.listener());
      if (options.checkpoints().isEmpty()) {
        return model(config, backend.train(task));
      }
      Path folder = options.checkpoints().get();
      TrainingTask kept = task.withCheckpoints(folder);
      return model(config, Files.isDirectory(folder) ? backend.resume(kept) : backend.train(kept));
    }
  }

  private Model model(RunConfig config, TrainingOutcome outcome) {
    return new Model(framework, config, outcome.model());
  }

  private Model trainInFolder(
      RunConfig config, Dataset dataset, Path folder, TrainingOptions options) {
    TrainingRun run =
        new TrainingRun(framework, holding(dataset), RunProgress.NONE, options.listener());
    Optional<RunFolder> begun = RunFolder.begun(folder);
    if (begun.filter(RunFolder::isFinished).isPresent()) {
      return load(folder);
    }
    TrainingRun.Result result =
        begun.map(run::resume).orElseGet(() -> run.begin(config, () -> RunFolder.createAt(folder)));
    return new Model(framework, config, result.model().orElseThrow());
  }

  /** The engines of the framework, and one dataset whatever is asked for. */
  private Resources holding(Dataset dataset) {
    return new Resources() {
      @Override
      public Backend backend(BackendConfig config) {
        return framework.open(config);
      }

      @Override
      public Dataset dataset(ComponentConfig config) {
        return dataset;
      }
    };
  }

  /**
   * Data in memory as a dataset without a test part of its own: what is measured on its test part
   * is measured on what was trained on.
   *
   * @param model that it is for: a Bernoulli likelihood makes it binary
   * @param training observations, with labels for a model of labels
   * @throws org.sdlgm.error.DataException if a number does not suit the model: it names row and
   *     column
   */
  public static Dataset dataset(ModelConfig model, DataPart training) {
    return dataset(model, training, training);
  }

  /**
   * Data in memory as a dataset.
   *
   * @param model that it is for: a Bernoulli likelihood makes it binary
   * @param training observations, with labels for a model of labels
   * @param test the same, to measure on
   * @throws org.sdlgm.error.DataException if a number does not suit the model: it names row and
   *     column
   */
  public static Dataset dataset(ModelConfig model, DataPart training, DataPart test) {
    boolean isBinary =
        model instanceof GenerativeModelConfig generative
            && generative.likelihood().name().equals("bernoulli");
    ObservationShape shape =
        new ObservationShape(
            List.of(training.observations().width()), isBinary ? Values.BINARY : Values.REAL);
    require(shape, training.observations());
    require(shape, test.observations());
    return new Dataset(MemoryLoader.NAME, shape, training, test, Map.of());
  }

  private static void require(ObservationShape shape, Observations observations) {
    float[] row = new float[observations.width()];
    for (int i = 0; i < observations.count(); i++) {
      observations.read(i, 0, row, 0);
      shape.require(row, i);
    }
  }

  /**
   * Reads a model on the processor.
   *
   * @param folder of a saved model, or of a finished run
   * @return the model; the caller closes it
   * @throws org.sdlgm.error.DataException if there is none, or it is damaged, foreign or newer
   */
  public Model load(Path folder) {
    return load(folder, BackendConfig.DEFAULTS);
  }

  /**
   * Reads a model.
   *
   * @param folder of a saved model, or of a finished run
   * @param engine what it is to run on, whatever it was trained on
   * @return the model; the caller closes it
   * @throws org.sdlgm.error.DataException if there is none, it is damaged, foreign or newer, or it
   *     is another than the run trained
   */
  public Model load(Path folder, BackendConfig engine) {
    Optional<RunFolder> run = RunFolder.begun(folder);
    try (Backend backend = framework.open(engine)) {
      org.sdlgm.model.Model loaded =
          run.map(begun -> begun.load(backend)).orElseGet(() -> backend.load(folder));
      RunConfig config =
          run.map(RunFolder::config)
              .orElseGet(() -> RunConfig.DEFAULTS.withModel(loaded.description().config()));
      return new Model(framework, framework.complete(config), loaded);
    }
  }

  /** Ends the use of this door; models that it gave work on until they are closed. */
  @Override
  public void close() {}
}
