package org.sdlgm.config;

/**
 * How a model is trained.
 *
 * @param iterations how many steps, from 1 to 1e9
 * @param batchSize B, how many observations a step sees, from 1 to 1 048 576
 * @param estimator how the gradient passes the latent
 * @param sampling how the latent is drawn in training
 * @param featureDivergence how the divergence counts in the training objective
 * @param divergenceWarmUp iterations over which the divergence's weight rises linearly from 0 to 1;
 *     0 for none
 * @param refinement training on searched codes
 * @param optimizer Adam and its learning rate
 * @param checkpointEvery iterations between checkpoints
 * @param evaluateEvery iterations between measurements of the bounds on test data, for the curves
 *     of the report; 0 for none
 */
public record TrainingConfig(
    int iterations,
    int batchSize,
    ComponentConfig estimator,
    SamplingMode sampling,
    DivergenceWeighting featureDivergence,
    int divergenceWarmUp,
    RefinementConfig refinement,
    OptimizerConfig optimizer,
    int checkpointEvery,
    int evaluateEvery) {
  /** The paper's 10 000 iterations of batch 100 on relaxed samples. */
  public static final TrainingConfig DEFAULTS =
      new TrainingConfig(
          10_000,
          100,
          ComponentConfig.of("pathwise"),
          SamplingMode.RELAXED,
          DivergenceWeighting.FULL,
          0,
          RefinementConfig.NONE,
          OptimizerConfig.DEFAULTS,
          1000,
          1000);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of range
   */
  public TrainingConfig {
    Require.inRange("training.iterations", iterations, 1, 1_000_000_000);
    Require.inRange("training.batchSize", batchSize, 1, 1 << 20);
    Require.present("training.estimator", estimator);
    Require.present("training.sampling", sampling);
    Require.present("training.featureDivergence", featureDivergence);
    Require.inRange("training.divergenceWarmUp", divergenceWarmUp, 0, Integer.MAX_VALUE);
    Require.present("training.refinement", refinement);
    Require.present("training.optimizer", optimizer);
    Require.inRange("training.checkpointEvery", checkpointEvery, 1, Integer.MAX_VALUE);
    Require.inRange("training.evaluateEvery", evaluateEvery, 0, Integer.MAX_VALUE);
  }

  /**
   * The divergence's weight in an iteration: the KL warm-up.
   *
   * @param iteration from 0
   * @return in (0, 1]
   */
  public double divergenceWeightAt(int iteration) {
    return iteration >= divergenceWarmUp ? 1 : (iteration + 1.0) / divergenceWarmUp;
  }

  /**
   * The same training with nothing beside its steps: no curves, and no checkpoint before its end.
   *
   * @param steps how many
   */
  public TrainingConfig bare(int steps) {
    return withIterations(steps).withCheckpointEvery(steps).withEvaluateEvery(0);
  }

  /** The same with another {@link #iterations}. */
  public TrainingConfig withIterations(int iterations) {
    return ConfigTree.with(this, "iterations", iterations);
  }

  /** The same with another {@link #batchSize}. */
  public TrainingConfig withBatchSize(int batchSize) {
    return ConfigTree.with(this, "batchSize", batchSize);
  }

  /** The same with another {@link #estimator}. */
  public TrainingConfig withEstimator(ComponentConfig estimator) {
    return ConfigTree.with(this, "estimator", estimator);
  }

  /** The same with another {@link #sampling}. */
  public TrainingConfig withSampling(SamplingMode sampling) {
    return ConfigTree.with(this, "sampling", sampling);
  }

  /** The same with another {@link #featureDivergence}. */
  public TrainingConfig withFeatureDivergence(DivergenceWeighting featureDivergence) {
    return ConfigTree.with(this, "featureDivergence", featureDivergence);
  }

  /** The same with another {@link #divergenceWarmUp}. */
  public TrainingConfig withDivergenceWarmUp(int divergenceWarmUp) {
    return ConfigTree.with(this, "divergenceWarmUp", divergenceWarmUp);
  }

  /** The same with another {@link #refinement}. */
  public TrainingConfig withRefinement(RefinementConfig refinement) {
    return ConfigTree.with(this, "refinement", refinement);
  }

  /** The same with another {@link #optimizer}. */
  public TrainingConfig withOptimizer(OptimizerConfig optimizer) {
    return ConfigTree.with(this, "optimizer", optimizer);
  }

  /** The same with another {@link #checkpointEvery}. */
  public TrainingConfig withCheckpointEvery(int checkpointEvery) {
    return ConfigTree.with(this, "checkpointEvery", checkpointEvery);
  }

  /** The same with another {@link #evaluateEvery}. */
  public TrainingConfig withEvaluateEvery(int evaluateEvery) {
    return ConfigTree.with(this, "evaluateEvery", evaluateEvery);
  }
}
