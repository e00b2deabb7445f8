package org.sdlgm.config;

/**
 * How a model is trained.
 *
 * @param iterations how many steps
 * @param batchSize B
 * @param estimator how the gradient passes the latent
 * @param sampling how the latent is drawn in training
 * @param featureDivergence how the divergence counts in the training objective
 * @param divergenceWarmUp iterations over which the divergence's weight rises linearly from 0 to 1;
 *     0 for none
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
   * The same training with another estimator.
   *
   * @param other how the gradient passes the latent
   */
  public TrainingConfig withEstimator(ComponentConfig other) {
    return new TrainingConfig(
        iterations,
        batchSize,
        other,
        sampling,
        featureDivergence,
        divergenceWarmUp,
        optimizer,
        checkpointEvery,
        evaluateEvery);
  }

  /**
   * The same training with nothing beside its steps: no curves, and no checkpoint before its end.
   *
   * @param steps how many
   */
  public TrainingConfig bare(int steps) {
    return new TrainingConfig(
        steps,
        batchSize,
        estimator,
        sampling,
        featureDivergence,
        divergenceWarmUp,
        optimizer,
        steps,
        0);
  }
}
