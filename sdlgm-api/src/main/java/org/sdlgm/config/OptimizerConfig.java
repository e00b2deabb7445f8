package org.sdlgm.config;

/** Adam (Kingma and Ba 2015, arXiv 1412.6980, algorithm 1) and its learning rate. */
public record OptimizerConfig(
    @Setting(value = "the highest, after warm-up", above = 0, to = 1) double learningRate,
    @Setting("how it goes on from there") Schedule schedule,
    @Setting(value = "iterations over which it rises linearly from 0; 0 for none", from = 0)
        int warmUp,
    @Setting(value = "decay of the first moment", from = 0, below = 1) double beta1,
    @Setting(value = "decay of the second moment", from = 0, below = 1) double beta2,
    @Setting(
            value = "added to the root of the second moment; less than its range is 0 to a float",
            from = 1e-30,
            to = 1)
        double epsilon,
    @Setting(
            value =
                "decoupled (Loshchilov and Hutter 2019, arXiv 1711.05101), per unit of "
                    + "learning rate, on weight matrices only; 0 for none",
            from = 0,
            to = 1e3)
        double weightDecay,
    @Setting(
            value = "the largest Euclidean norm of the whole gradient, in nats; 0 for no clipping",
            from = 0,
            to = 1e9)
        double gradientClip,
    @Setting(value = "factor on the learning rate of learned temperatures", from = 0, to = 1e3)
        double temperatureRate) {
  /** The learning rate after warm-up. */
  public enum Schedule {
    /** It stays. */
    CONSTANT,
    /** Half a cosine from the learning rate to 0 at the last iteration. */
    COSINE
  }

  /** The defaults: 1e-3, constant. */
  public static final OptimizerConfig DEFAULTS =
      new OptimizerConfig(1e-3, Schedule.CONSTANT, 0, 0.9, 0.999, 1e-8, 0, 0, 1);

  /**
   * @throws org.sdlgm.error.ConfigurationException if a value is out of range
   */
  public OptimizerConfig {
    Require.settings(
        OptimizerConfig.class,
        learningRate,
        schedule,
        warmUp,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        gradientClip,
        temperatureRate);
  }

  /**
   * The learning rate of an iteration.
   *
   * @param iteration from 0
   * @param iterations of the whole training
   */
  public double learningRateAt(int iteration, int iterations) {
    if (iteration < warmUp) {
      return learningRate * (iteration + 1) / warmUp;
    }
    if (schedule == Schedule.CONSTANT) {
      return learningRate;
    }
    double done = (double) (iteration - warmUp) / Math.max(1, iterations - warmUp);
    return learningRate * 0.5 * (1 + Math.cos(Math.PI * done));
  }

  /**
   * What a gradient is multiplied with so that its norm does not pass {@code gradientClip}.
   *
   * @param norm the whole gradient's Euclidean norm
   * @return in (0, 1]
   */
  public double clipFactor(double norm) {
    return gradientClip == 0 || norm <= gradientClip ? 1 : gradientClip / norm;
  }

  /** The same with another {@link #learningRate}. */
  public OptimizerConfig withLearningRate(double learningRate) {
    return ConfigTree.with(this, "learningRate", learningRate);
  }

  /** The same with another {@link #schedule}. */
  public OptimizerConfig withSchedule(Schedule schedule) {
    return ConfigTree.with(this, "schedule", schedule);
  }

  /** The same with another {@link #warmUp}. */
  public OptimizerConfig withWarmUp(int warmUp) {
    return ConfigTree.with(this, "warmUp", warmUp);
  }

  /** The same with another {@link #beta1}. */
  public OptimizerConfig withBeta1(double beta1) {
    return ConfigTree.with(this, "beta1", beta1);
  }

  /** The same with another {@link #beta2}. */
  public OptimizerConfig withBeta2(double beta2) {
    return ConfigTree.with(this, "beta2", beta2);
  }

  /** The same with another {@link #epsilon}. */
  public OptimizerConfig withEpsilon(double epsilon) {
    return ConfigTree.with(this, "epsilon", epsilon);
  }

  /** The same with another {@link #weightDecay}. */
  public OptimizerConfig withWeightDecay(double weightDecay) {
    return ConfigTree.with(this, "weightDecay", weightDecay);
  }

  /** The same with another {@link #gradientClip}. */
  public OptimizerConfig withGradientClip(double gradientClip) {
    return ConfigTree.with(this, "gradientClip", gradientClip);
  }

  /** The same with another {@link #temperatureRate}. */
  public OptimizerConfig withTemperatureRate(double temperatureRate) {
    return ConfigTree.with(this, "temperatureRate", temperatureRate);
  }
}
