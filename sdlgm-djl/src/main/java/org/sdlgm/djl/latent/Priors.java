package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import com.google.inject.Inject;
import java.util.Map;
import org.sdlgm.component.Latent;
import org.sdlgm.component.PriorComponent;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.DjlContext;
import org.sdlgm.spi.ComponentFactory;
import org.sdlgm.spi.Registry;

/** Puts latents of bits together with priors by name. */
final class Priors {
  private final Registry<ComponentFactory<DjlContext, PriorComponent<NDArray>>> priors;

  @Inject
  Priors(Map<String, ComponentFactory<DjlContext, PriorComponent<NDArray>>> priors) {
    this.priors = new Registry<>("prior", priors);
  }

  ComponentConfig complete(ComponentConfig prior) {
    return priors.get(prior.name()).complete(prior);
  }

  /**
   * A latent of K bits of which at most L0 are 1.
   *
   * @param width K
   * @param maxFeatures L0; K for no bound
   * @param prior p(z) by name
   * @param network from x to K logits
   * @param temperature τ
   * @param context where parameters are made
   */
  Latent<NDArray> latent(
      int width,
      int maxFeatures,
      ComponentConfig prior,
      NetworkConfig network,
      TemperatureConfig temperature,
      DjlContext context) {
    DjlContext.ModelSizes sizes = context.sizes();
    DjlContext sized =
        context.withSizes(
            new DjlContext.ModelSizes(
                sizes.observations(), width, maxFeatures, sizes.outputs(), sizes.outputBias()));
    return new BernoulliLatent(
        priors.get(prior.name()).create(prior, sized.within("prior")), network, temperature, sized);
  }
}
