package org.sdlgm.djl.latent;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.sdlgm.component.FeatureSteering;
import org.sdlgm.config.Require;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.error.ConfigurationException;

/**
 * The price of a feature, λ: given, or found by dual ascent on the mean number of features, λ ← λ +
 * {@value #STEP} (mean - target) at each iteration (Boyd and Vandenberghe 2004, "Convex
 * Optimization", section 5.4.4, names it tâtonnement: the price of what is asked for too often
 * rises). It belongs to the model, so that codes are searched for by the price that they were
 * trained by.
 */
final class FeaturePrice implements FeatureSteering {
  /** Nats by which the price moves for each feature too many: slower than the features it moves. */
  private static final double STEP = 0.003;

  private final Parameter price;
  private final double target;

  private FeaturePrice(Parameter price, double target) {
    this.price = price;
    this.target = target;
  }

  /**
   * The steering of a latent, if its options ask for any.
   *
   * @param price λ in nats; where the price follows a target, what it starts from
   * @param target the mean number of features, or 0 for no target
   * @param context the latent's
   */
  static Optional<FeatureSteering> of(double price, double target, DjlContext context) {
    if (price == 0 && target == 0) {
      return Optional.empty();
    }
    Parameter parameter =
        context.parameter(
            "price",
            Parameter.Kind.MULTIPLIER,
            new Shape(1),
            random -> new float[] {(float) price});
    return Optional.of(new FeaturePrice(parameter, target));
  }

  /**
   * Checks the options of a latent.
   *
   * @param price λ
   * @param target the mean number of features
   * @param maxFeatures L0
   * @throws ConfigurationException if one is out of range, or the target is not below L0
   */
  static void require(double price, double target, int maxFeatures) {
    Require.inRange("featurePrice", price, -1000, 1e6);
    Require.inRange("meanFeatures", target, 0, 1 << 20);
    if (target >= maxFeatures) {
      throw new ConfigurationException(
          "meanFeatures is %s and maxFeatures is %d: a mean must be below the most"
              .formatted(target, maxFeatures));
    }
  }

  @Override
  public double price() {
    return price.data().toFloatArray()[0];
  }

  @Override
  public void observe(double meanFeatures) {
    if (target > 0) {
      price.assign(new float[] {(float) (price() + STEP * (meanFeatures - target))});
    }
  }
}
