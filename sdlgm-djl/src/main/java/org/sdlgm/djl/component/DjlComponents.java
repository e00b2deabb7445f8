package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import com.google.inject.Inject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LabelModel;
import org.sdlgm.component.Latent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.component.PriorComponent;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.ModelConfig;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.LatentValues;
import org.sdlgm.spi.ComponentFactory;
import org.sdlgm.spi.LatentOptions;
import org.sdlgm.spi.Registry;

/** Every component that this backend can make, by axis and name. */
public final class DjlComponents {
  private final Registry<ComponentFactory<DjlContext, Latent<NDArray>>> latents;
  private final Registry<ComponentFactory<DjlContext, DecoderComponent<NDArray>>> decoders;
  private final Registry<ComponentFactory<DjlContext, Likelihood<NDArray>>> likelihoods;
  private final Registry<ComponentFactory<DjlContext, GradientEstimator<NDArray>>> estimators;
  private final Registry<ComponentFactory<DjlContext, SparsityComponent<NDArray>>> sparsities;
  private final Registry<ComponentFactory<DjlContext, FeatureComponent<NDArray>>> features;
  private final Registry<ComponentFactory<DjlContext, PriorComponent<NDArray>>> priors;
  private final Registry<ComponentFactory<DjlContext, LabelModel<NDArray>>> labels;
  private final Map<String, Registry<? extends ComponentFactory<?, ?>>> axes =
      new LinkedHashMap<>();

  @Inject
  DjlComponents(
      Map<String, ComponentFactory<DjlContext, Latent<NDArray>>> latents,
      Map<String, ComponentFactory<DjlContext, SparsityComponent<NDArray>>> sparsities,
      Map<String, ComponentFactory<DjlContext, FeatureComponent<NDArray>>> features,
      Map<String, ComponentFactory<DjlContext, PriorComponent<NDArray>>> priors,
      Map<String, ComponentFactory<DjlContext, DecoderComponent<NDArray>>> decoders,
      Map<String, ComponentFactory<DjlContext, Likelihood<NDArray>>> likelihoods,
      Map<String, ComponentFactory<DjlContext, GradientEstimator<NDArray>>> estimators,
      Map<String, ComponentFactory<DjlContext, LabelModel<NDArray>>> labels) {
    this.latents = new Registry<>("latent", latents);
    this.decoders = new Registry<>("decoder", decoders);
    this.likelihoods = new Registry<>("likelihood", likelihoods);
    this.estimators = new Registry<>("estimator", estimators);
    this.sparsities = new Registry<>("sparsity component", sparsities);
    this.features = new Registry<>("feature component", features);
    this.priors = new Registry<>("prior", priors);
    this.labels = new Registry<>("model of labels", labels);
    axes.put("latent", this.latents);
    axes.put("sparsity", this.sparsities);
    axes.put("features", this.features);
    axes.put("prior", this.priors);
    axes.put("decoder", this.decoders);
    axes.put("likelihood", this.likelihoods);
    axes.put("labels", this.labels);
    axes.put("estimator", this.estimators);
  }

  /** The axes by name, in the order in which an observation passes them. */
  public Map<String, Registry<? extends ComponentFactory<?, ?>>> axes() {
    return Collections.unmodifiableMap(axes);
  }

  /**
   * The configuration with every option of every component present.
   *
   * @param config names and some options
   * @throws org.sdlgm.error.ConfigurationException if a name is unknown or an option cannot be used
   */
  public ModelConfig complete(ModelConfig config) {
    return config instanceof LabelModelConfig labelModel
        ? complete(labelModel)
        : complete((GenerativeModelConfig) config);
  }

  /**
   * The configuration of a generative model with every option of every component present.
   *
   * @param config names and some options
   * @throws org.sdlgm.error.ConfigurationException if a name is unknown or an option cannot be used
   */
  public GenerativeModelConfig complete(GenerativeModelConfig config) {
    return new GenerativeModelConfig(
        complete(latents, config.latent()),
        complete(decoders, config.decoder()),
        complete(likelihoods, config.likelihood()));
  }

  /**
   * The configuration of a model of labels with every option of every component present.
   *
   * @param config a name and some options
   * @throws org.sdlgm.error.ConfigurationException if a name is unknown or an option cannot be used
   */
  public LabelModelConfig complete(LabelModelConfig config) {
    return new LabelModelConfig(complete(labels, config.labels()));
  }

  /**
   * A component's configuration with every option present: for a component that is made of others.
   *
   * @param axis such as {@code features}
   * @param config name and some options
   * @throws org.sdlgm.error.ConfigurationException if the name is unknown or an option cannot be
   *     used
   */
  public ComponentConfig complete(String axis, ComponentConfig config) {
    return complete(axes.get(axis), config);
  }

  private static <F extends ComponentFactory<?, ?>> ComponentConfig complete(
      Registry<F> axis, ComponentConfig config) {
    return axis.get(config.name()).complete(config);
  }

  /**
   * The estimator's configuration with every option present.
   *
   * @param config name and some options
   * @throws org.sdlgm.error.ConfigurationException if the name is unknown or an option cannot be
   *     used
   */
  public ComponentConfig completeEstimator(ComponentConfig config) {
    return complete(estimators, config);
  }

  /**
   * Makes a sparsity component.
   *
   * @param config name and options
   * @param context where parameters are made; its sizes have L0
   */
  public SparsityComponent<NDArray> sparsity(ComponentConfig config, DjlContext context) {
    return sparsities.get(config.name()).create(config, context);
  }

  /**
   * Makes a feature component.
   *
   * @param config name and options
   * @param context where parameters are made; its sizes have K
   */
  public FeatureComponent<NDArray> features(ComponentConfig config, DjlContext context) {
    return features.get(config.name()).create(config, context);
  }

  /**
   * Makes a prior of a latent of bits.
   *
   * @param config name and options
   * @param context where parameters are made; its sizes have K and L0
   */
  public PriorComponent<NDArray> prior(ComponentConfig config, DjlContext context) {
    return priors.get(config.name()).create(config, context);
  }

  /**
   * Makes a model of labels.
   *
   * @param config name and options
   * @param context where parameters are made; in its sizes, K is the number of labels, L0 the size
   *     of the largest bag of the training part
   */
  public LabelModel<NDArray> labels(ComponentConfig config, DjlContext context) {
    return labels.get(config.name()).create(config, context);
  }

  /**
   * What the values of a latent will be.
   *
   * @param config its name
   */
  public LatentValues latentValues(ComponentConfig config) {
    return latents.get(config.name()).defaults() instanceof LatentOptions options
        ? options.values()
        : LatentValues.COUNTS;
  }

  /**
   * Makes a latent.
   *
   * @param config name and options
   * @param context where parameters are made
   */
  public Latent<NDArray> latent(ComponentConfig config, DjlContext context) {
    return latents.get(config.name()).create(config, context);
  }

  /**
   * Makes a decoder.
   *
   * @param config name and options
   * @param values what the latent's values are
   * @param context where parameters are made
   * @throws ConfigurationException if it is not defined for such values
   */
  public DecoderComponent<NDArray> decoder(
      ComponentConfig config, LatentValues values, DjlContext context) {
    DecoderComponent<NDArray> decoder = decoders.get(config.name()).create(config, context);
    if (!decoder.takes(values)) {
      throw new ConfigurationException(
          "the decoder %s is not defined for a latent whose values are %s: use mlp"
              .formatted(config.name(), values == LatentValues.REAL ? "real numbers" : "counts"));
    }
    return decoder;
  }

  /**
   * Makes a likelihood.
   *
   * @param config name and options
   * @param context where parameters are made
   */
  public Likelihood<NDArray> likelihood(ComponentConfig config, DjlContext context) {
    return likelihoods.get(config.name()).create(config, context);
  }

  /**
   * Makes a gradient estimator.
   *
   * @param config name and options
   * @param context where parameters are made
   */
  public GradientEstimator<NDArray> estimator(ComponentConfig config, DjlContext context) {
    return estimators.get(config.name()).create(config, context);
  }
}
