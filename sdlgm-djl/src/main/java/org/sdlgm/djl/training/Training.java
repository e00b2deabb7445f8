package org.sdlgm.djl.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.djl.component.DjlComponents;
import org.sdlgm.djl.estimator.PathwiseEstimator;
import org.sdlgm.djl.latent.CutPosterior;
import org.sdlgm.djl.latent.SparseLatent;
import org.sdlgm.djl.model.DjlModel;
import org.sdlgm.djl.model.DjlTrainedModel;
import org.sdlgm.djl.model.ModelFile;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.error.DataException;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingException;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** One training, from its start or from a checkpoint. */
public final class Training {
  private final TrainingTask task;
  private final TrainingConfig config;
  private final DjlModel model;

  /** The model's and the estimator's. */
  private final ParameterSet parameters;

  private final GradientEstimator<NDArray> estimator;
  private final Optimizer optimizer;
  private final Batches batches;
  private final CheckpointFolder checkpoints;
  private final String identity;
  private int iteration;

  private Training(
      TrainingTask task,
      DjlModel model,
      DjlComponents components,
      CheckpointFolder checkpoints,
      String identity) {
    this.task = task;
    this.config = task.training();
    this.model = model;
    this.parameters = model.parameters().extended();
    this.estimator =
        components.estimator(
            config.estimator(), model.context().withParameters(parameters).within("estimator"));
    this.optimizer = Optimizer.of(config.optimizer(), parameters, model.manager());
    this.batches =
        new Batches(task.dataset().training().observations(), config.batchSize(), task.seed());
    this.checkpoints = checkpoints;
    this.identity = identity;
  }

  /**
   * A training at its start.
   *
   * @param task what to train
   * @param engine that runs it
   * @param device that it runs on
   * @param components what models are made of
   */
  public static Training begin(
      TrainingTask task, Engine engine, Device device, DjlComponents components) {
    Optional<float[]> means = Optional.of(Batches.means(task.dataset().training().observations()));
    return of(task, engine, device, components, Initialization.random(task.seed()), means);
  }

  /**
   * A training at its last good checkpoint.
   *
   * @param task what was trained
   * @param engine that runs it; another than before will do
   * @param device that it runs on
   * @param components what models are made of
   * @throws DataException if there is no good checkpoint, or it is of another task
   */
  public static Training resume(
      TrainingTask task, Engine engine, Device device, DjlComponents components) {
    CheckpointFolder folder = new CheckpointFolder(task.checkpoints());
    folder.removeLeftovers();
    Checkpoint checkpoint = folder.lastGood();
    Training training =
        of(
            task,
            engine,
            device,
            components,
            Initialization.stored(
                checkpoint.parameters(), "the checkpoint in " + task.checkpoints()),
            Optional.empty());
    try {
      training.goOnFrom(checkpoint);
      return training;
    } catch (RuntimeException e) {
      training.model.close();
      throw e;
    }
  }

  private static Training of(
      TrainingTask task,
      Engine engine,
      Device device,
      DjlComponents components,
      Initialization initialization,
      Optional<float[]> means) {
    ComponentConfig estimator = components.completeEstimator(task.training().estimator());
    DjlModel model =
        DjlModel.create(
            engine,
            device,
            components,
            task.model(),
            task.dataset().shape(),
            initialization,
            means);
    try {
      return new Training(
          task,
          model,
          components,
          new CheckpointFolder(task.checkpoints()),
          TaskIdentity.of(model.config(), estimator, task));
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private void goOnFrom(Checkpoint checkpoint) {
    if (!checkpoint.task().equals(identity)
        || !Checkpoint.sameShapes(checkpoint.optimizer(), optimizer.state())) {
      throw new DataException(
          "the checkpoints in "
              + task.checkpoints()
              + " are of another model, data, seed or training: go on with the configuration that"
              + " they were begun with");
    }
    optimizer.restore(checkpoint.optimizer());
    iteration = checkpoint.iteration();
    model.context().schedule().advanceTo(iteration);
  }

  /**
   * Trains to the last iteration, or until a stop is requested.
   *
   * @throws TrainingException if the loss or the gradient is not finite
   */
  public TrainingOutcome run() {
    try {
      task.listener().started(iteration, config.iterations());
      int saved = -1;
      boolean stopped = false;
      while (iteration < config.iterations() && !stopped) {
        stopped = task.stopRequested().getAsBoolean();
        if (!stopped) {
          IterationReport report = step();
          iteration++;
          model.context().schedule().advanceTo(iteration);
          task.listener().iterationFinished(report);
          evaluateIfDue();
        }
        if (stopped || iteration % config.checkpointEvery() == 0) {
          saved = save();
        }
      }
      if (saved != iteration) {
        save();
      }
      return new TrainingOutcome(new DjlTrainedModel(model), iteration, stopped);
    } catch (RuntimeException | Error e) {
      model.close();
      throw e;
    }
  }

  private IterationReport step() {
    return Scoped.compute(
        () -> {
          model.context().noise().position(task.seed(), iteration);
          Gradients gradients = gradients(batches.batch(model.manager(), iteration));
          return update(gradients.means().toFloatArray(), gradients.terms());
        });
  }

  /**
   * What a backward pass reports.
   *
   * @param means over the batch: log likelihood, divergence, features in use, then the divergence's
   *     terms
   * @param terms names of the divergence's terms
   */
  private record Gradients(NDArray means, List<String> terms) {}

  private Gradients gradients(NDArray observations) {
    try (GradientCollector collector = model.engine().newGradientCollector()) {
      return parameters.recorded(
          collector,
          () -> {
            LatentPosterior<NDArray> posterior = infer(observations);
            GradientEstimator.Loss<NDArray> loss =
                SampledBound.estimate(
                    estimator,
                    posterior,
                    latents -> model.logLikelihood(observations, latents),
                    objective());
            collector.backward(loss.surrogate().mean());
            if (posterior instanceof CutPosterior cut) {
              collector.backward(cut.encoderSurrogate());
            }
            return new Gradients(
                means(posterior, loss), List.copyOf(loss.divergence().terms().keySet()));
          });
    }
  }

  /**
   * On a graph that is cut behind the encoder, where the latent can do that and the estimator asks
   * for nothing but one sample's gradient.
   */
  private LatentPosterior<NDArray> infer(NDArray observations) {
    return model.latent() instanceof SparseLatent sparse && estimator instanceof PathwiseEstimator
        ? sparse
            .inferCut(observations, config.sampling())
            .map(cut -> (LatentPosterior<NDArray>) cut)
            .orElseGet(() -> sparse.infer(observations))
        : model.latent().infer(observations);
  }

  private GradientEstimator.Objective objective() {
    return new GradientEstimator.Objective(
        config.sampling(), config.featureDivergence(), config.divergenceWeightAt(iteration));
  }

  /** Means over the batch in one array, so that the device is asked once an iteration. */
  private NDArray means(LatentPosterior<NDArray> posterior, GradientEstimator.Loss<NDArray> loss) {
    NDList rows = new NDList();
    rows.add(loss.logLikelihood().stopGradient());
    rows.add(loss.divergence().weighted(config.featureDivergence()).stopGradient());
    rows.add(posterior.expectedCount().stopGradient());
    loss.divergence().terms().values().forEach(term -> rows.add(term.stopGradient()));
    return NDArrays.stack(rows).mean(new int[] {1});
  }

  private IterationReport update(float[] means, List<String> terms) {
    double reconstruction = -means[0];
    double loss = reconstruction + means[1];
    requireFinite("loss", loss);
    double rate = config.optimizer().learningRateAt(iteration, config.iterations());
    double norm = optimizer.update(rate, iteration + 1, value -> requireFinite("gradient", value));
    Map<String, Double> divergences = new LinkedHashMap<>();
    for (int i = 0; i < terms.size(); i++) {
      divergences.put(terms.get(i), (double) means[3 + i]);
    }
    Map<String, Double> temperatures = new LinkedHashMap<>();
    model.context().temperatures().forEach((name, t) -> temperatures.put(name, t.value()));
    return new IterationReport(
        iteration + 1, loss, reconstruction, divergences, means[2], rate, norm, temperatures);
  }

  private void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      String last =
          checkpoints
              .last()
              .map(file -> "the last good checkpoint is " + file)
              .orElse("there is no checkpoint yet");
      throw new TrainingException(
          "the "
              + what
              + " of iteration "
              + (iteration + 1)
              + " is "
              + value
              + "; "
              + last
              + "; lower training.optimizer.learningRate or set training.optimizer.gradientClip");
    }
  }

  private void evaluateIfDue() {
    if (config.evaluateEvery() > 0 && iteration % config.evaluateEvery() == 0) {
      // Not closed: the model is still the training's.
      task.listener().evaluationDue(iteration, new DjlTrainedModel(model));
    }
  }

  private int save() {
    Checkpoint checkpoint =
        Scoped.compute(
            () ->
                new Checkpoint(
                    identity, iteration, ModelFile.tensors(parameters), optimizer.state()));
    Path file = checkpoints.write(checkpoint);
    task.listener().checkpointWritten(iteration, file);
    return iteration;
  }
}
