package org.sdlgm.spi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a configuration chooses by name. This is the one place of an axis: binding, lists, pages of
 * settings, help and error messages take its words from here.
 *
 * <p>The constants stand in the order in which an observation passes them. A setting that names a
 * component is called as the axis is in lists: so {@link Components} knows what may stand there.
 */
public enum Axis {
  /** Where data comes from. */
  DATASET("dataset", "dataset", "what to train on"),
  /** What computes. */
  ENGINE("engine", "backend.engine", "what computes"),
  /** z. */
  LATENT("latent", "model.latent", "z with its encoder, posterior and prior"),
  /** q(w|x) and p(w). */
  SPARSITY("sparsity component", "model.latent.sparsity", "how many features are in use"),
  /** q(f|x) and p(f). */
  FEATURES("feature component", "model.latent.features", "which features are in use"),
  /** p(z) of bits. */
  PRIOR("prior", "model.latent.prior", "p(z) of a latent of bits"),
  /** From z to x. */
  DECODER("decoder", "model.decoder", "from z to the likelihood's parameters"),
  /** p(x|z). */
  LIKELIHOOD("likelihood", "model.likelihood", "p(x|z)"),
  /** q(y|x). */
  LABELS("model of labels", "model.labels", "a whole model of labels, in place of a latent's"),
  /** The gradient of what was sampled. */
  ESTIMATOR("estimator", "training.estimator", "how the gradient passes the latent"),
  /** A number about a model. */
  METRIC("metric", "evaluation.metrics", "what to measure");

  private static final List<Axis> OF_COMPONENTS =
      List.of(LATENT, SPARSITY, FEATURES, PRIOR, DECODER, LIKELIHOOD, LABELS, ESTIMATOR);

  private final String noun;
  private final String path;
  private final String meaning;

  Axis(String noun, String path, String meaning) {
    this.noun = noun;
    this.path = path;
    this.meaning = meaning;
  }

  /** The axes of what models are made of, which a backend brings. */
  public static List<Axis> ofComponents() {
    return OF_COMPONENTS;
  }

  /**
   * The axis of a name in lists, if there is one.
   *
   * @param name such as {@code features}
   */
  public static Optional<Axis> of(String name) {
    return Arrays.stream(values()).filter(axis -> axis.toString().equals(name)).findFirst();
  }

  /** Its name in lists, and of the settings that choose on it, such as {@code features}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What one name on it is called in a sentence, such as {@code feature component}. */
  public String noun() {
    return noun;
  }

  /** Where a configuration chooses, such as {@code model.latent.features}. */
  public String path() {
    return path;
  }

  /** What is chosen: one line. */
  public String meaning() {
    return meaning;
  }
}
