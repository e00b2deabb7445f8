package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import com.google.inject.Inject;
import java.util.List;
import org.sdlgm.component.Latent;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.DjlContext;
import org.sdlgm.spi.ComponentFactory;

/**
 * Makes the latent that is a subset of K features, of at most L0: the bag of [SDLGM] without
 * repeats, where a feature has a gate of its own.
 */
public final class SubsetLatentFactory implements ComponentFactory<DjlContext, Latent<NDArray>> {
  /**
   * The options.
   *
   * @param width K, how many features there are
   * @param maxFeatures L0, how many of them an observation may use
   * @param prior p(z)
   * @param network from x to K logits
   * @param temperature τ
   */
  public record Options(
      int width,
      int maxFeatures,
      ComponentConfig prior,
      NetworkConfig network,
      TemperatureConfig temperature) {
    /** The paper's sizes for MNIST. */
    public static final Options DEFAULTS =
        new Options(
            200,
            40,
            ComponentConfig.of("autoregressive"),
            new NetworkConfig(List.of(512, 384, 256), NetworkConfig.Activation.RELU),
            TemperatureConfig.fixed(0.67));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.inRange("width", width, 1, 1 << 20);
      Require.inRange("maxFeatures", maxFeatures, 1, 1 << 20);
      Require.present("prior", prior);
      Require.present("network", network);
      Require.present("temperature", temperature);
    }
  }

  private final Priors priors;

  @Inject
  SubsetLatentFactory(Priors priors) {
    this.priors = priors;
  }

  @Override
  public String summary() {
    return "at most L0 of K features, none of them twice, each with a gate of its own";
  }

  @Override
  public Record defaults() {
    return Options.DEFAULTS;
  }

  @Override
  public ComponentConfig complete(ComponentConfig config) {
    Options options = config.optionsOver(Options.DEFAULTS);
    return ComponentConfig.of(
        config.name(),
        new Options(
            options.width(),
            options.maxFeatures(),
            priors.complete(options.prior()),
            options.network(),
            options.temperature()));
  }

  @Override
  public Latent<NDArray> create(ComponentConfig config, DjlContext context) {
    Options options = config.optionsOver(Options.DEFAULTS);
    return priors.latent(
        options.width(),
        Math.min(options.width(), options.maxFeatures()),
        options.prior(),
        options.network(),
        options.temperature(),
        context);
  }
}
