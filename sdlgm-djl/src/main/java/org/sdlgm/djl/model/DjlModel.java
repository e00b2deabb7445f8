package org.sdlgm.djl.model;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.Likelihood;
import org.sdlgm.component.SearchableLatent;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.data.LabelSpace;
import org.sdlgm.djl.context.DjlAxis;
import org.sdlgm.djl.context.DjlComponents;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.search.BatchSearch;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.model.CodeSearch;
import org.sdlgm.model.Model;
import org.sdlgm.model.ModelDescription;

/** A generative model's components with their parameters; closing frees their memory. */
public final class DjlModel implements WeightedModel {
  private final Workspace workspace;
  private final GenerativeModelConfig config;
  private final DjlContext context;
  private final Latent<NDArray> latent;
  private final DecoderComponent<NDArray> decoder;
  private final Likelihood<NDArray> likelihood;

  private DjlModel(
      Workspace workspace,
      DjlComponents components,
      GenerativeModelConfig config,
      Optional<float[]> means) {
    this.workspace = workspace;
    this.config = components.complete(config);
    DjlContext bare = workspace.context();
    this.likelihood = bare.make(DjlAxis.LIKELIHOOD, config.likelihood());
    this.latent = bare.make(DjlAxis.LATENT, config.latent());
    int observations = workspace.shape().size();
    this.context =
        bare.withSizes(
            new DjlContext.ModelSizes(
                observations,
                latent.width(),
                latent.maxFeatures(),
                likelihood.parameterCount(observations),
                means.map(likelihood::parametersFor)));
    this.decoder = context.decoder(config.decoder(), latent.values());
  }

  /**
   * Puts a model together.
   *
   * @param runtime what it runs on
   * @param config what it is made of
   * @param origin what it comes from
   * @throws org.sdlgm.error.ConfigurationException if a component cannot be made as configured
   */
  public static DjlModel create(
      DjlRuntime runtime, GenerativeModelConfig config, Workspace.Origin origin) {
    return Workspace.build(
        runtime,
        origin,
        workspace -> new DjlModel(workspace, runtime.components(), config, origin.means()));
  }

  /**
   * A model of the same parameters in the same memory, for another thread: only this one is closed.
   *
   * @param runtime what this one was made on
   */
  public DjlModel replica(DjlRuntime runtime) {
    return new DjlModel(workspace.replica(), runtime.components(), config, Optional.empty());
  }

  @Override
  public Workspace workspace() {
    return workspace;
  }

  @Override
  public GenerativeModelConfig config() {
    return config;
  }

  @Override
  public DjlContext context() {
    return context;
  }

  @Override
  public Model trained() {
    return new DjlTrainedModel(this);
  }

  @Override
  public Optional<LabelSpace> labelSpace() {
    return Optional.empty();
  }

  /** z with its encoder, posterior and prior. */
  public Latent<NDArray> latent() {
    return latent;
  }

  /**
   * log p(x|z), (S · B,), in nats.
   *
   * @param observations (B, D)
   * @param latents (S · B, K): S for each observation, the whole batch's first ones first
   */
  public NDArray logLikelihood(NDArray observations, NDArray latents) {
    return likelihood.logProbability(
        Rows.forDraws(observations, latents), decoder.decode(latent.decoderInput(latents)));
  }

  /** z, if its codes can be searched for. */
  public Optional<SearchableLatent<NDArray>> searchable() {
    return latent instanceof SearchableLatent<NDArray> bits ? Optional.of(bits) : Optional.empty();
  }

  /**
   * The best codes that a search finds, B rows of K; the posterior's modes where it looks no
   * further.
   *
   * @param searchable this model's {@link #searchable}
   * @param observations (B, D)
   * @param posterior of them
   * @param search how hard to look
   * @param prices what a feature in use costs, K values in nats
   */
  public float[][] search(
      SearchableLatent<NDArray> searchable,
      NDArray observations,
      LatentPosterior<NDArray> posterior,
      CodeSearch search,
      float[] prices) {
    float[][] logits = Rows.fromArray(searchable.logits(posterior).stopGradient());
    return new BatchSearch(this::logLikelihood, searchable, context, search, prices)
        .from(observations, logits);
  }

  /**
   * E[x|z], (B, D).
   *
   * @param latents (B, K)
   */
  public NDArray mean(NDArray latents) {
    return likelihood.mean(decoder.decode(latent.decoderInput(latents)));
  }

  /** What the model is, without its weights. */
  public ModelDescription description() {
    return new ModelDescription(
        config,
        workspace.shape(),
        latent.width(),
        latent.maxFeatures(),
        latent.values(),
        workspace.engineTitle(),
        workspace.device(),
        workspace.parameters().size());
  }
}
