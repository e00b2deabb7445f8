package org.sdlgm.config;

import java.util.List;

/**
 * A multilayer perceptron.
 *
 * @param hidden widths of the hidden layers, first to last; none makes it linear
 * @param activation between the layers
 * @param dropout the probability that an output of a hidden layer is set to 0 in a training step
 *     (Srivastava et al. 2014, JMLR 15), in [0, 0.99]; those that stay are divided by 1 - dropout
 * @param inputDropout the same of the network's inputs: for tables with more columns than rows
 */
public record NetworkConfig(
    List<Integer> hidden, Activation activation, double dropout, double inputDropout) {
  /** A layer's non-linearity. */
  public enum Activation {
    /** max(0, x). */
    RELU,
    /** tanh x. */
    TANH,
    /** x Φ(x) (Hendrycks and Gimpel 2016), by the error function. */
    GELU,
    /** x sigmoid(x) (Elfwing et al. 2017). */
    SILU
  }

  /**
   * Copies the widths.
   *
   * @throws org.sdlgm.error.ConfigurationException if a width is below 1 or above 65 536, or the
   *     dropout is out of range
   */
  public NetworkConfig {
    Require.present("hidden", hidden);
    Require.present("activation", activation);
    hidden = List.copyOf(hidden);
    hidden.forEach(width -> Require.inRange("hidden", width, 1, 1 << 16));
    Require.inRange("dropout", dropout, 0, 0.99);
    Require.inRange("inputDropout", inputDropout, 0, 0.99);
  }

  /**
   * A perceptron whose inputs all count.
   *
   * @param hidden widths of the hidden layers, first to last; none makes it linear
   * @param activation between the layers
   * @param dropout of the hidden layers' outputs
   * @throws org.sdlgm.error.ConfigurationException if a value is out of range
   */
  public NetworkConfig(List<Integer> hidden, Activation activation, double dropout) {
    this(hidden, activation, dropout, 0);
  }

  /**
   * A perceptron without dropout.
   *
   * @param hidden widths of the hidden layers, first to last; none makes it linear
   * @param activation between the layers
   * @throws org.sdlgm.error.ConfigurationException if a width is below 1 or above 65 536
   */
  public NetworkConfig(List<Integer> hidden, Activation activation) {
    this(hidden, activation, 0);
  }
}
