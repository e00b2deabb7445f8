package org.sdlgm.metric;

import java.util.Arrays;

/**
 * A measured value.
 *
 * @param mean the value, a mean over observations
 * @param standardError of the mean over observations; 0 where the value is exact
 * @param count over how many observations
 */
public record Estimate(double mean, double standardError, long count) {
  /**
   * The mean and standard error of values. An infinite one, such as the loss of what a model holds
   * for impossible, makes the mean infinite, and there is no error to speak of.
   *
   * @param values one per observation, at least one
   */
  public static Estimate of(double[] values) {
    double sum = Arrays.stream(values).sum();
    if (Double.isInfinite(sum)) {
      return exact(sum, values.length);
    }
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double step = values[i] - mean;
      mean += step / (i + 1);
      squares += step * (values[i] - mean);
    }
    double variance = values.length > 1 ? squares / (values.length - 1) : 0;
    return new Estimate(mean, Math.sqrt(variance / values.length), values.length);
  }

  /**
   * A value without sampling error.
   *
   * @param value the value
   * @param count over how many observations
   */
  public static Estimate exact(double value, long count) {
    return new Estimate(value, 0, count);
  }
}
