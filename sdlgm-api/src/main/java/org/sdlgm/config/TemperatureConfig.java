package org.sdlgm.config;

import org.sdlgm.error.ConfigurationException;

/** The temperature of a relaxed discrete variable ([SDLGM] III-B: in (0, 10], learned). */
public record TemperatureConfig(
    @Setting("what becomes of it during training") Mode mode,
    @Setting(value = "at the start; at most the maximum", above = 0, to = LIMIT) double initial,
    @Setting(
            value =
                "the floor of an annealed or learned temperature, at most the initial "
                    + "one; a learned one stays above it, an annealed one ends at it",
            from = 0,
            to = LIMIT)
        double minimum,
    @Setting(value = "the ceiling of a learned temperature", above = 0, to = LIMIT) double maximum,
    @Setting(
            value =
                "over how many an annealed temperature goes exponentially from initial "
                    + "to minimum",
            from = 0)
        int iterations) {
  /** The paper's largest temperature. */
  public static final double LIMIT = 10;

  /** What becomes of the temperature during training. */
  public enum Mode {
    /** It stays as it is. */
    FIXED,
    /** It falls exponentially with the iterations. */
    ANNEALED,
    /** It is a parameter with a gradient. */
    LEARNED
  }

  /**
   * @throws ConfigurationException if a value is out of range
   */
  public TemperatureConfig {
    Require.settings(TemperatureConfig.class, mode, initial, minimum, maximum, iterations);
    Require.above("initial", initial, 0, maximum);
    Require.inRange("minimum", minimum, 0, initial);
    if (mode == Mode.ANNEALED) {
      Require.above("minimum", minimum, 0, initial);
      Require.inRange("iterations", iterations, 1, Integer.MAX_VALUE);
    }
    if (mode == Mode.LEARNED && !(minimum < initial && initial < maximum)) {
      throw new ConfigurationException(
          "initial is "
              + initial
              + "; a learned temperature must start strictly between its minimum "
              + minimum
              + " and maximum "
              + maximum);
    }
  }

  /**
   * A temperature that stays.
   *
   * @param temperature in (0, 10]
   */
  public static TemperatureConfig fixed(double temperature) {
    return new TemperatureConfig(Mode.FIXED, temperature, 0, LIMIT, 0);
  }

  /**
   * A temperature with a gradient.
   *
   * @param initial in (0, 10)
   */
  public static TemperatureConfig learned(double initial) {
    return new TemperatureConfig(Mode.LEARNED, initial, 0, LIMIT, 0);
  }

  /** The same with another {@link #mode}. */
  public TemperatureConfig withMode(Mode mode) {
    return ConfigTree.with(this, "mode", mode);
  }

  /** The same with another {@link #initial}. */
  public TemperatureConfig withInitial(double initial) {
    return ConfigTree.with(this, "initial", initial);
  }

  /** The same with another {@link #minimum}. */
  public TemperatureConfig withMinimum(double minimum) {
    return ConfigTree.with(this, "minimum", minimum);
  }

  /** The same with another {@link #maximum}. */
  public TemperatureConfig withMaximum(double maximum) {
    return ConfigTree.with(this, "maximum", maximum);
  }

  /** The same with another {@link #iterations}. */
  public TemperatureConfig withIterations(int iterations) {
    return ConfigTree.with(this, "iterations", iterations);
  }
}
