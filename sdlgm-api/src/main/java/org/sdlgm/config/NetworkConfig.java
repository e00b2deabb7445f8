package org.sdlgm.config;

import java.util.List;

/** A multilayer perceptron. */
public record NetworkConfig(
    @Setting(
            value = "widths of the hidden layers, first to last; none makes it linear",
            from = 1,
            to = 1 << 16)
        List<Integer> hidden,
    @Setting("between the layers") Activation activation,
    @Setting(
            value =
                "the probability that an output of a hidden layer is set to 0 in a "
                    + "training step (Srivastava et al. 2014, JMLR 15); those that stay are "
                    + "divided by 1 - dropout",
            from = 0,
            to = 0.99)
        double dropout,
    @Setting(
            value = "the same of the network's inputs: for tables with more columns than rows",
            from = 0,
            to = 0.99)
        double inputDropout,
    @Setting("of each hidden layer before its activation") Normalization normalization,
    @Setting(
            value =
                "what the standard deviation at which weights start, sqrt(2 / inputs) "
                    + "(He et al. 2015, arXiv 1502.01852, eq. 10), is multiplied with; 0.7 is "
                    + "LeCun's 1 / sqrt(inputs). Less than 1 starts near the constant "
                    + "function, which suits few observations",
            above = 0,
            to = 10)
        double initialScale,
    @Setting(
            value =
                "β, if positive: the network sees β tanh(x / β) in place of an input x, "
                    + "which is about x where x is small and never beyond ±β. It keeps "
                    + "outliers of standardised attributes from having the say. 0 leaves the "
                    + "inputs as they are; else at least 0.01",
            from = 0,
            to = 1000)
        double inputBound) {
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

  /** What a hidden layer's outputs are shifted and scaled by before their activation. */
  public enum Normalization {
    /** Nothing. */
    NONE,
    /**
     * The batch's mean and variance in training, their running means afterwards, then a learned
     * scale and shift for each output (Ioffe and Szegedy 2015, arXiv 1502.03167, algorithms 1 and
     * 2).
     */
    BATCH
  }

  /**
   * Copies the widths.
   *
   * @throws org.sdlgm.error.ConfigurationException if a width is below 1 or above 65 536, or the
   *     dropout, the scale or the bound is out of range
   */
  public NetworkConfig {
    Require.settings(
        NetworkConfig.class,
        hidden,
        activation,
        dropout,
        inputDropout,
        normalization,
        initialScale,
        inputBound);
    hidden = List.copyOf(hidden);
    Require.inRange("inputBound", inputBound, inputBound == 0 ? 0 : 0.01, 1000);
  }

  /**
   * A perceptron whose weights start as He et al. found right for rectified layers, and whose
   * inputs are seen as they are.
   *
   * @param hidden widths of the hidden layers, first to last; none makes it linear
   * @param activation between the layers
   * @param dropout of the hidden layers' outputs
   * @param inputDropout of the network's inputs
   * @param normalization of each hidden layer before its activation
   * @throws org.sdlgm.error.ConfigurationException if a value is out of range
   */
  public NetworkConfig(
      List<Integer> hidden,
      Activation activation,
      double dropout,
      double inputDropout,
      Normalization normalization) {
    this(hidden, activation, dropout, inputDropout, normalization, 1, 0);
  }

  /**
   * A perceptron without normalisation.
   *
   * @param hidden widths of the hidden layers, first to last; none makes it linear
   * @param activation between the layers
   * @param dropout of the hidden layers' outputs
   * @param inputDropout of the network's inputs
   * @throws org.sdlgm.error.ConfigurationException if a value is out of range
   */
  public NetworkConfig(
      List<Integer> hidden, Activation activation, double dropout, double inputDropout) {
    this(hidden, activation, dropout, inputDropout, Normalization.NONE);
  }

  /**
   * A perceptron without normalisation, whose inputs all count.
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
   * A perceptron without dropout or normalisation.
   *
   * @param hidden widths of the hidden layers, first to last; none makes it linear
   * @param activation between the layers
   * @throws org.sdlgm.error.ConfigurationException if a width is below 1 or above 65 536
   */
  public NetworkConfig(List<Integer> hidden, Activation activation) {
    this(hidden, activation, 0);
  }

  /** The same with another {@link #hidden}. */
  public NetworkConfig withHidden(List<Integer> hidden) {
    return ConfigTree.with(this, "hidden", hidden);
  }

  /** The same with another {@link #activation}. */
  public NetworkConfig withActivation(Activation activation) {
    return ConfigTree.with(this, "activation", activation);
  }

  /** The same with another {@link #dropout}. */
  public NetworkConfig withDropout(double dropout) {
    return ConfigTree.with(this, "dropout", dropout);
  }

  /** The same with another {@link #inputDropout}. */
  public NetworkConfig withInputDropout(double inputDropout) {
    return ConfigTree.with(this, "inputDropout", inputDropout);
  }

  /** The same with another {@link #normalization}. */
  public NetworkConfig withNormalization(Normalization normalization) {
    return ConfigTree.with(this, "normalization", normalization);
  }

  /** The same with another {@link #initialScale}. */
  public NetworkConfig withInitialScale(double initialScale) {
    return ConfigTree.with(this, "initialScale", initialScale);
  }

  /** The same with another {@link #inputBound}. */
  public NetworkConfig withInputBound(double inputBound) {
    return ConfigTree.with(this, "inputBound", inputBound);
  }
}
