package org.sdlgm.djl.latent;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.sdlgm.component.FeatureSteering;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.error.ConfigurationException;

/**
 * Prices of features that follow constraints by dual ascent (Boyd and Vandenberghe 2004, "Convex
 * Optimization", section 5.4.4: the price of what is asked for too often rises):
 *
 * <ul>
 *   <li>the mean number of features is the target: λ ← λ + {@value #PRICE_STEP} (mean - target)
 *   <li>each feature is in at least a share of the codes: its subsidy μ_k ← max(0, μ_k + share -
 *       usage_k)
 * </ul>
 *
 * <p>The price belongs to the model, so that codes are searched for by the price that they were
 * trained by. Subsidies end with the training: they keep features alive until they earn their
 * place.
 */
final class Steering implements FeatureSteering {
  /** The meanings of the settings, in each latent that has them. */
  static final String PRICE =
      "λ, what a feature in use costs a training beside its share in the bound, in nats; where"
          + " there is a target, what λ starts from";

  static final String TARGET =
      "the mean number of features that a training steers to; 0 for no target";

  static final String LEAST_USE =
      "the least share of codes that a training has each feature in, which keeps features from"
          + " dying; 0 for none";

  /** Nats by which the price moves for each feature too many: slower than the features it moves. */
  private static final double PRICE_STEP = 0.003;

  private final Parameter price;
  private final double target;
  private final double leastUse;
  private final Parameter subsidies;

  private Steering(Parameter price, double target, double leastUse, Parameter subsidies) {
    this.price = price;
    this.target = target;
    this.leastUse = leastUse;
    this.subsidies = subsidies;
  }

  /**
   * The steering that a latent's options ask for, if they ask for any.
   *
   * @param price λ in nats; where the price follows a target, what it starts from
   * @param target the mean number of features, or 0 for no target
   * @param leastUse the least share of codes that a training has each feature in; 0 for none
   * @param context the latent's, whose sizes have K
   */
  static Optional<FeatureSteering> of(
      double price, double target, double leastUse, DjlContext context) {
    if (price == 0 && target == 0 && leastUse == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Steering(
            multiplier(context, "price", 1, price),
            target,
            leastUse,
            multiplier(context, "subsidies", context.sizes().latent(), 0)));
  }

  /**
   * Checks a latent's options.
   *
   * @param target the mean number of features, or 0 for no target
   * @param maxFeatures L0
   * @throws ConfigurationException if the target is not below L0
   */
  static void require(double target, int maxFeatures) {
    if (target > 0 && target >= maxFeatures) {
      throw new ConfigurationException(
          "meanFeatures is %s and maxFeatures is %d: a mean must be below the most"
              .formatted(target, maxFeatures));
    }
  }

  private static Parameter multiplier(DjlContext context, String name, int count, double initial) {
    return context.parameter(
        name,
        Parameter.Kind.MULTIPLIER,
        new Shape(count),
        random -> {
          float[] values = new float[count];
          Arrays.fill(values, (float) initial);
          return values;
        });
  }

  @Override
  public double price() {
    return price.data().toFloatArray()[0];
  }

  @Override
  public float[] trainingPrices() {
    float[] prices = subsidies.data().toFloatArray();
    float all = (float) price();
    for (int k = 0; k < prices.length; k++) {
      prices[k] = all - prices[k];
    }
    return prices;
  }

  @Override
  public void observe(float[] usage) {
    if (target > 0) {
      double mean = 0;
      for (float each : usage) {
        mean += each;
      }
      price.assign(new float[] {(float) (price() + PRICE_STEP * (mean - target))});
    }
    if (leastUse > 0) {
      float[] moved = subsidies.data().toFloatArray();
      for (int k = 0; k < moved.length; k++) {
        moved[k] = (float) Math.max(0, moved[k] + leastUse - usage[k]);
      }
      subsidies.assign(moved);
    }
  }
}
