package org.sdlgm.djl.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.FeatureSteering;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.error.ConfigurationException;

class SteeringTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-5);

  private final DjlHarness harness = EngineUnderTest.PYTORCH.harness();

  @AfterEach
  void close() {
    harness.close();
  }

  private Optional<FeatureSteering> steering(double price, double target, double leastUse) {
    DjlContext context = harness.context("latent", 4, 3, 2, 0);
    return Steering.of(price, target, leastUse, context);
  }

  @Test
  void thereIsNoneUnlessItIsAskedFor() {
    assertThat(steering(0, 0, 0)).isEmpty();
    assertThat(harness.parameters().all()).isEmpty();
  }

  @Test
  void aGivenPriceStays() {
    FeatureSteering steering = steering(0.5, 0, 0).orElseThrow();
    steering.observe(new float[] {1, 1, 1});
    assertThat(steering.price()).isEqualTo(0.5);
    assertThat(steering.trainingPrices()).containsExactly(0.5f, 0.5f, 0.5f);
  }

  /** One feature too many raises the price by 0.003, one too few lowers it. */
  @Test
  void aTargetMovesThePrice() {
    FeatureSteering steering = steering(0, 1, 0).orElseThrow();
    steering.observe(new float[] {1, 0.5f, 0.5f});
    assertThat(steering.price()).isCloseTo(0.003, CLOSE);
    steering.observe(new float[3]);
    steering.observe(new float[3]);
    assertThat(steering.price()).isCloseTo(-0.003, CLOSE);
  }

  /** A subsidy grows while a feature is used too seldom, and goes when it is used. */
  @Test
  void featuresThatAreUsedTooSeldomGetASubsidy() {
    FeatureSteering steering = steering(0, 0, 0.1).orElseThrow();
    for (int i = 0; i < 10; i++) {
      steering.observe(new float[] {0, 0.1f, 0.5f});
    }
    assertThat(steering.trainingPrices()[0]).isCloseTo(-1, Offset.offset(1e-5f));
    assertThat(steering.trainingPrices()[1]).isCloseTo(0, Offset.offset(1e-5f));
    assertThat(steering.trainingPrices()[2]).isZero();
    assertThat(steering.price()).isZero();
    steering.observe(new float[] {1, 0, 0});
    steering.observe(new float[] {1, 0, 0});
    assertThat(steering.trainingPrices()[0]).isZero();
  }

  @Test
  void aMeanIsBelowTheMost() {
    assertThatThrownBy(
            () ->
                new ComponentConfig("subset", Map.of("maxFeatures", 8, "meanFeatures", 8))
                    .optionsOver(BernoulliLatent.SubsetOptions.DEFAULTS))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("a mean must be below the most");
  }
}
