package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.ModelFile;
import org.sdlgm.djl.model.WeightedModel;
import org.sdlgm.djl.model.Workspace;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.error.DataException;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.StepTiming;
import org.sdlgm.training.StepTiming.Segment;
import org.sdlgm.training.TrainingException;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** One training, from its start or from a checkpoint. */
public final class Training {
  private final TrainingTask task;
  private final TrainingConfig config;
  private final Learner learner;
  private final Workspace workspace;

  /** The model's and the estimator's. */
  private final ParameterSet parameters;

  private final Optimizer optimizer;
  private final Shards shards;
  private final Optional<CheckpointFolder> checkpoints;
  private final String identity;
  private final StepClock clock = new StepClock(System::nanoTime);
  private int iteration;

  private Training(TrainingTask task, DjlRuntime runtime, Learner learner) {
    this.task = task;
    this.config = task.training();
    this.learner = learner;
    WeightedModel model = learner.model();
    this.workspace = model.workspace();
    this.shards = new Shards(learner, runtime, config, task.seed(), clock);
    this.parameters = shards.parameters();
    this.optimizer = Optimizer.of(config.optimizer(), parameters, workspace.manager());
    this.checkpoints = task.checkpoints().map(CheckpointFolder::new);
    this.identity =
        TaskIdentity.of(
            (Record) model.config(), runtime.components().complete(config).estimator(), task);
  }

  /**
   * A training at its start.
   *
   * @param task what to train
   * @param runtime what it runs on
   * @throws DataException if there are checkpoints in the task's folder
   */
  public static Training begin(TrainingTask task, DjlRuntime runtime) {
    task.checkpoints().map(CheckpointFolder::new).ifPresent(CheckpointFolder::requireEmpty);
    float[] means = Batches.means(task.dataset().training().observations());
    return of(task, runtime, Initialization.random(task.seed()), Optional.of(means));
  }

  /**
   * A training at its last good checkpoint.
   *
   * @param task what was trained
   * @param runtime what it runs on; another engine than before will do
   * @throws DataException if there is no good checkpoint, or it is of another task
   */
  public static Training resume(TrainingTask task, DjlRuntime runtime) {
    Path place =
        task.checkpoints()
            .orElseThrow(
                () -> new DataException("there is no folder of checkpoints to go on from"));
    CheckpointFolder folder = new CheckpointFolder(place);
    folder.removeLeftovers();
    Checkpoint checkpoint = folder.lastGood();
    Initialization stored =
        Initialization.stored(checkpoint.parameters(), "the checkpoint in " + place);
    Training training = of(task, runtime, stored, Optional.empty());
    try {
      training.goOnFrom(checkpoint);
      return training;
    } catch (RuntimeException e) {
      training.workspace.close();
      throw e;
    }
  }

  private static Training of(
      TrainingTask task,
      DjlRuntime runtime,
      Initialization initialization,
      Optional<float[]> means) {
    Learner learner = Learner.of(task, runtime).make(initialization, means);
    try {
      return new Training(task, runtime, learner);
    } catch (RuntimeException e) {
      learner.model().close();
      throw e;
    }
  }

  private void goOnFrom(Checkpoint checkpoint) {
    if (!checkpoint.task().equals(identity)
        || !checkpoint.optimizerShapes().equals(Optimizer.stateShapes(parameters))) {
      throw new DataException(
          "the checkpoints in "
              + task.checkpoints().orElseThrow()
              + " are of another model, data, seed or training: go on with the configuration that"
              + " they were begun with");
    }
    optimizer.restore(checkpoint.optimizer());
    iteration = checkpoint.iteration();
    workspace.context().schedule().advanceTo(iteration);
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
        stopped = task.listener().stopRequested();
        if (!stopped) {
          clock.start();
          IterationReport report = step();
          StepTiming timing = clock.stop();
          iteration++;
          workspace.context().schedule().advanceTo(iteration);
          task.listener().iterationTimed(timing);
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
      return new TrainingOutcome(learner.model().trained(), iteration, stopped);
    } catch (RuntimeException | Error e) {
      workspace.close();
      throw e;
    } finally {
      optimizer.close();
      shards.close();
    }
  }

  private IterationReport step() {
    return Scoped.compute(
        () -> {
          List<Shard.Result> results = shards.compute(objective(), task.seed(), iteration);
          List<List<NDArray>> gradients = results.stream().map(Shard.Result::gradients).toList();
          // Made on other threads, but this one's to free.
          gradients.forEach(part -> part.forEach(NDScope::register));
          clock.enter(Segment.UPDATE);
          return update(Means.weighted(results), gradients);
        });
  }

  private GradientEstimator.Objective objective() {
    return new GradientEstimator.Objective(
        config.sampling(), config.featureDivergence(), config.divergenceWeightAt(iteration));
  }

  private IterationReport update(Means means, List<List<NDArray>> gradients) {
    requireFinite("loss", means.value());
    means.usage().ifPresent(learner::observe);
    double rate = config.optimizer().learningRateAt(iteration, config.iterations());
    double norm =
        shards.shared(
            () ->
                optimizer.update(
                    gradients, rate, iteration + 1, value -> requireFinite("gradient", value)));
    Map<String, Double> temperatures = new LinkedHashMap<>();
    workspace.context().temperatures().forEach((name, t) -> temperatures.put(name, t.value()));
    return new IterationReport(
        iteration + 1,
        means.value(),
        means.reconstruction(),
        means.divergences(),
        means.expectedCount(),
        rate,
        norm,
        temperatures,
        means.labelLoss());
  }

  private void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      String last =
          checkpoints
              .flatMap(CheckpointFolder::last)
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
      task.listener().evaluationDue(iteration, learner.model().trained());
    }
  }

  private int save() {
    if (checkpoints.isEmpty()) {
      return iteration;
    }
    Checkpoint checkpoint =
        Scoped.compute(
            () ->
                new Checkpoint(
                    identity, iteration, ModelFile.tensors(parameters), optimizer.state()));
    Path file = checkpoints.get().write(checkpoint);
    task.listener().checkpointWritten(iteration, file);
    return iteration;
  }
}
