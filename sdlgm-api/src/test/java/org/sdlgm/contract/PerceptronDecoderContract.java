package org.sdlgm.contract;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.NetworkConfig.Activation;
import org.sdlgm.reference.ReferenceNetwork;
import org.sdlgm.reference.ReferenceNetwork.Layer;
import org.sdlgm.reference.ReferenceTensor;

/**
 * A multilayer perceptron as a decoder, held to the reference with the same weights.
 *
 * @param <T> the backend's tensor type
 */
public abstract class PerceptronDecoderContract<T> extends DecoderComponentContract<T> {
  /**
   * A decoder and its weights.
   *
   * @param component the decoder
   * @param layers its weights (out, in) and biases, first layer to last
   * @param <T> the backend's tensor type
   */
  public record Perceptron<T>(DecoderComponent<T> component, List<Layer> layers) {}

  /**
   * Makes the component under test.
   *
   * @param config hidden layers and activation
   * @param width K
   * @param parameters P
   */
  protected abstract Perceptron<T> perceptron(NetworkConfig config, int width, int parameters);

  @Override
  protected final DecoderComponent<T> component(int width, int parameters) {
    return perceptron(new NetworkConfig(List.of(7, 4), Activation.TANH), width, parameters)
        .component();
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void isTheReferenceWithTheSameWeights(Activation activation) {
    assertIsTheReference(new NetworkConfig(List.of(16, 9), activation));
  }

  @Test
  void isLinearWithoutHiddenLayers() {
    assertIsTheReference(new NetworkConfig(List.of(), Activation.RELU));
  }

  private void assertIsTheReference(NetworkConfig config) {
    Perceptron<T> perceptron = perceptron(config, 6, 5);
    double[] latents = normal(60, 2);
    ReferenceNetwork reference = new ReferenceNetwork(perceptron.layers(), config.activation());
    assertClose(
        values(perceptron.component().decode(harness().tensor(latents, 10, 6))),
        reference.apply(ReferenceTensor.of(latents, 10, 6)).values());
  }
}
