package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import com.google.inject.Inject;
import java.util.Map;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.Latent;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.Require;
import org.sdlgm.djl.component.DjlContext;
import org.sdlgm.spi.ComponentFactory;
import org.sdlgm.spi.Registry;

/** Makes the SDLGM latent from a sparsity and a feature component, each by its own name. */
public final class SparseLatentFactory implements ComponentFactory<DjlContext, Latent<NDArray>> {
  /**
   * The options.
   *
   * @param width K, how many features there are
   * @param maxFeatures L0, how many of them an observation may use
   * @param sparsity how many are in use
   * @param features which are in use
   */
  public record Options(
      int width, int maxFeatures, ComponentConfig sparsity, ComponentConfig features) {
    /** The paper's sizes for MNIST. */
    public static final Options DEFAULTS =
        new Options(200, 40, ComponentConfig.of("bernoulli"), ComponentConfig.of("categorical"));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.inRange("width", width, 1, 1 << 20);
      Require.inRange("maxFeatures", maxFeatures, 1, 1 << 16);
      Require.present("sparsity", sparsity);
      Require.present("features", features);
    }
  }

  private final Registry<ComponentFactory<DjlContext, SparsityComponent<NDArray>>> sparsities;
  private final Registry<ComponentFactory<DjlContext, FeatureComponent<NDArray>>> features;

  @Inject
  SparseLatentFactory(
      Map<String, ComponentFactory<DjlContext, SparsityComponent<NDArray>>> sparsities,
      Map<String, ComponentFactory<DjlContext, FeatureComponent<NDArray>>> features) {
    this.sparsities = new Registry<>("sparsity component", sparsities);
    this.features = new Registry<>("feature component", features);
  }

  @Override
  public String summary() {
    return "a bag of at most L0 of K features, how many being learned [SDLGM eq. 1-3]";
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
            sparsities.get(options.sparsity().name()).complete(options.sparsity()),
            features.get(options.features().name()).complete(options.features())));
  }

  @Override
  public Latent<NDArray> create(ComponentConfig config, DjlContext context) {
    Options options = config.optionsOver(Options.DEFAULTS);
    DjlContext.ModelSizes sizes = context.sizes();
    DjlContext sized =
        context.withSizes(
            new DjlContext.ModelSizes(
                sizes.observations(),
                options.width(),
                options.maxFeatures(),
                sizes.outputs(),
                sizes.outputBias()));
    SparsityComponent<NDArray> sparsity =
        sparsities
            .get(options.sparsity().name())
            .create(options.sparsity(), sized.within("sparsity"));
    FeatureComponent<NDArray> feature =
        features
            .get(options.features().name())
            .create(options.features(), sized.within("features"));
    return new SparseLatent(options.width(), options.maxFeatures(), sparsity, feature, context);
  }
}
