package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.DecoderComponent;

/**
 * What any {@link DecoderComponent} does.
 *
 * @param <T> the backend's tensor type
 */
public abstract class DecoderComponentContract<T> extends ComponentContract<T> {
  private static final int WIDTH = 6;
  private static final int PARAMETERS = 5;

  /**
   * Makes the component under test with smooth activations.
   *
   * @param width K
   * @param parameters P
   */
  protected abstract DecoderComponent<T> component(int width, int parameters);

  private double[] counts() {
    return Arrays.stream(normal(4 * WIDTH, 3)).map(v -> Math.rint(Math.abs(v))).toArray();
  }

  @Test
  void givesTheParametersOfEachLatent() {
    DecoderComponent<T> component = component(WIDTH, PARAMETERS);
    T latents = harness().tensor(counts(), 4, WIDTH);
    T parameters = component.decode(latents);
    assertShape(parameters, 4, PARAMETERS);
    assertFinite(values(parameters));
    assertThat(values(component.decode(latents))).containsExactly(values(parameters));
  }

  @Test
  void decodesEachLatentByItself() {
    assertEachRowByItself(component(WIDTH, PARAMETERS)::decode, normalRows(4, WIDTH, 3));
  }

  @Test
  void theEmptyLatentIsDecodedToo() {
    DecoderComponent<T> component = component(WIDTH, PARAMETERS);
    assertFinite(values(component.decode(harness().tensor(new double[WIDTH], 1, WIDTH))));
  }

  @Test
  void gradientMatchesDifferences() {
    DecoderComponent<T> component = component(WIDTH, PARAMETERS);
    assertGradientMatchesDifferences(component::decode, normal(2 * WIDTH, 4), 2, WIDTH);
  }
}
