package org.sdlgm.djl.network;

import java.util.List;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.error.ConfigurationException;

/** How a {@link ConvolutionalNetwork} looks at a picture. */
public record ConvolutionConfig(
    @Setting(
            value =
                "how many channels each convolutional layer puts out, first layer to "
                    + "last; none leaves the perceptron alone",
            from = 1,
            to = 1 << 12)
        List<Integer> channels,
    @Setting(
            value =
                "height and width of a layer's filters, odd: the picture's edge is "
                    + "filled up with 0",
            from = 1,
            to = 99)
        int kernel,
    @Setting(
            value =
                "each layer's output is the largest of pooling x pooling neighbours; 1 "
                    + "for none",
            from = 1,
            to = 8)
        int pooling,
    @Setting(
            value =
                "height and width, in pixels, of what is seen at one place; empty for "
                    + "the whole picture, which is then the only place",
            from = 1,
            to = 1 << 16)
        List<Integer> window,
    @Setting(value = "how many pixels the places are apart", from = 1, to = 1 << 16) int stride) {
  /** Two layers; places of 28 x 28 pixels side by side. */
  public static final ConvolutionConfig DEFAULTS =
      new ConvolutionConfig(List.of(16, 32), 5, 2, List.of(28, 28), 28);

  /**
   * Copies the lists.
   *
   * @throws ConfigurationException if a value is missing or out of range
   */
  public ConvolutionConfig {
    Require.settings(ConvolutionConfig.class, channels, kernel, pooling, window, stride);
    channels = List.copyOf(channels);
    window = List.copyOf(window);
    Require.inRange("number of channels' layers", channels.size(), 0, 16);
    Require.inRange("pooling of all layers", Math.pow(pooling, channels.size()), 1, 1 << 16);
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
