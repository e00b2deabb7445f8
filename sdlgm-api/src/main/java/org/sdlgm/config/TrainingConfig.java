package org.sdlgm.config;

/** How a model is trained. */
public record TrainingConfig(
    @Setting(value = "how many steps", from = 1, to = 1_000_000_000) int iterations,
    @Setting(value = "B, how many observations a step sees", from = 1, to = 1 << 20) int batchSize,
    @Setting("how the gradient passes the latent") ComponentConfig estimator,
    @Setting("how the latent is drawn in training") SamplingMode sampling,
    @Setting("how the divergence counts in the training objective")
        DivergenceWeighting featureDivergence,
    @Setting(
            value =
                "iterations over which the divergence's weight rises linearly from 0 to "
                    + "1; 0 for none",
            from = 0)
        int divergenceWarmUp,
    @Setting("training on searched codes") RefinementConfig refinement,
    @Setting("Adam and its learning rate") OptimizerConfig optimizer,
    @Setting(value = "iterations between checkpoints", from = 1) int checkpointEvery,
    @Setting(
            value =
                "iterations between measurements of the bounds on test data, for the "
                    + "curves of the report; 0 for none",
            from = 0)
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
    Require.settings(
        TrainingConfig.class,
        iterations,
        batchSize,
        estimator,
        sampling,
        featureDivergence,
        divergenceWarmUp,
        refinement,
        optimizer,
        checkpointEvery,
        evaluateEvery);
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
