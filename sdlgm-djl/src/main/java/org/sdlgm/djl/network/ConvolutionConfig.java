package org.sdlgm.djl.network;

import java.util.List;
import org.sdlgm.config.Require;
import org.sdlgm.error.ConfigurationException;

/**
 * How a {@link ConvolutionalNetwork} looks at a picture.
 *
 * @param channels of the convolutional layers, first to last; none leaves the perceptron alone
 * @param kernel height and width of a layer's filters, odd: the picture's edge is filled up with 0
 * @param pooling each layer's output is the largest of pooling x pooling neighbours; 1 for none
 * @param window height and width, in pixels, of what is seen at one place; empty for the whole
 *     picture, which is then the only place
 * @param stride how many pixels the places are apart
 */
public record ConvolutionConfig(
    List<Integer> channels, int kernel, int pooling, List<Integer> window, int stride) {
  /** Two layers; places of 28 x 28 pixels side by side. */
  public static final ConvolutionConfig DEFAULTS =
      new ConvolutionConfig(List.of(16, 32), 5, 2, List.of(28, 28), 28);

  /**
   * Copies the lists.
   *
   * @throws ConfigurationException if a value is missing or out of range
   */
  public ConvolutionConfig {
    channels = Require.elements("channels", channels);
    window = Require.elements("window", window);
    Require.inRange("number of channels' layers", channels.size(), 0, 16);
    channels.forEach(width -> Require.inRange("channels", width, 1, 1 << 12));
    Require.inRange("kernel", kernel, 1, 99);
    Require.inRange("pooling", pooling, 1, 8);
    Require.inRange("pooling of all layers", Math.pow(pooling, channels.size()), 1, 1 << 16);
    window.forEach(pixels -> Require.inRange("window", pixels, 1, 1 << 16));
    Require.inRange("stride", stride, 1, 1 << 16);
    if (kernel % 2 == 0) {
      throw new ConfigurationException("kernel is " + kernel + "; it must be odd");
    }
    if (!window.isEmpty() && window.size() != 2) {
      throw new ConfigurationException(
          "window is " + window + "; it must be [height, width], or [] for the whole picture");
    }
  }

  /** How many pixels, each way, make one number of the last layer's map. */
  int reduction() {
    return (int) Math.round(Math.pow(pooling, channels.size()));
  }
}
