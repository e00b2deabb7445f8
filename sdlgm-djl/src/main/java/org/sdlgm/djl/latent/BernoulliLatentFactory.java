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

/** Makes the latent of K bits, any number of them 1, from a prior by name. */
public final class BernoulliLatentFactory implements ComponentFactory<DjlContext, Latent<NDArray>> {
  /**
   * The options.
   *
   * @param width K
   * @param prior p(z)
   * @param network from x to K logits
   * @param temperature τ
   */
  public record Options(
      int width, ComponentConfig prior, NetworkConfig network, TemperatureConfig temperature) {
    /** Table I's 200 bits; the temperature is Maddison et al.'s (2017, appendix C), rounded. */
    public static final Options DEFAULTS =
        new Options(
            200,
            ComponentConfig.of("bernoulli"),
            new NetworkConfig(List.of(512, 384, 256), NetworkConfig.Activation.RELU),
            TemperatureConfig.fixed(0.67));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.inRange("width", width, 1, 1 << 20);
      Require.present("prior", prior);
      Require.present("network", network);
      Require.present("temperature", temperature);
    }
  }

  private final Priors priors;

  @Inject
  BernoulliLatentFactory(Priors priors) {
    this.priors = priors;
  }

  @Override
  public String summary() {
    return "independent bits, any number of them on [Jang et al. 2017, section 4.2]";
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
            priors.complete(options.prior()),
            options.network(),
            options.temperature()));
  }

  @Override
  public Latent<NDArray> create(ComponentConfig config, DjlContext context) {
    Options options = config.optionsOver(Options.DEFAULTS);
    return priors.latent(
        options.width(),
        options.width(),
        options.prior(),
        options.network(),
        options.temperature(),
        context);
  }
}
