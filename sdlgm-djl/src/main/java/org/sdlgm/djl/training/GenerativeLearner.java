package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sdlgm.component.BoundEstimator;
import org.sdlgm.component.FeatureSteering;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.SearchableLatent;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.djl.model.DjlModel;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.Workspace;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.CodeSearch;
import org.sdlgm.training.TrainingTask;

/** Trains a generative model by the bound on log p(x), or by the cost of its searched codes. */
final class GenerativeLearner implements Learner {
  private final DjlModel model;
  private final DataPart data;
  private final TrainingConfig config;
  private final DjlRuntime runtime;

  private GenerativeLearner(
      DjlModel model, DataPart data, TrainingConfig config, DjlRuntime runtime) {
    this.model = model;
    this.data = data;
    this.config = config;
    this.runtime = runtime;
    if (config.refinement().rounds() > 0) {
      searchable();
    }
  }

  static Maker of(TrainingTask task, GenerativeModelConfig config, DjlRuntime runtime) {
    // Without the labels: nothing here asks for them.
    DataPart data = new DataPart(task.dataset().training().observations(), Optional.empty());
    return (initialization, means) -> {
      DjlModel model =
          DjlModel.create(
              runtime, config, Workspace.Origin.of(task.dataset(), initialization, means));
      try {
        return new GenerativeLearner(model, data, task.training(), runtime);
      } catch (RuntimeException e) {
        model.close();
        throw e;
      }
    };
  }

  @Override
  public Optional<Learner> replica() {
    return Optional.of(new GenerativeLearner(model.replica(runtime), data, config, runtime));
  }

  @Override
  public DjlModel model() {
    return model;
  }

  @Override
  public DataPart data() {
    return data;
  }

  @Override
  public void observe(float[] usage) {
    model.latent().steering().ifPresent(steering -> steering.observe(usage));
  }

  @Override
  public BatchLoss loss(Batches.Batch batch, BoundEstimator<NDArray> estimator) {
    return config.refinement().isOn(model.context().schedule().iteration())
        ? ofSearchedCodes(batch.observations())
        : ofBound(batch.observations(), estimator);
  }

  private BatchLoss ofBound(NDArray observations, BoundEstimator<NDArray> estimator) {
    LatentPosterior<NDArray> posterior = estimator.infer(model.latent(), observations);
    UnaryOperator<NDArray> plain = z -> model.logLikelihood(observations, z);
    Optional<PricedLikelihood> priced =
        model
            .latent()
            .steering()
            .map(
                steering ->
                    new PricedLikelihood(
                        Constants.vector(observations.getManager(), steering.trainingPrices()),
                        observations.getShape().get(0),
                        plain));
    GradientEstimator.Loss<NDArray> bound =
        estimator.estimate(posterior, priced.isPresent() ? priced.get() : plain, 1);
    NDArray logLikelihood =
        priced.map(each -> bound.logLikelihood().add(each.paid())).orElseGet(bound::logLikelihood);
    return new BatchLoss(
        bound.surrogate(),
        bound.divergence().weighted(estimator.weighting()).sub(logLikelihood),
        Optional.of(logLikelihood.neg()),
        bound.divergence().terms(),
        Optional.of(posterior.expectedCount()),
        Optional.empty(),
        priced.map(PricedLikelihood::usage));
  }

  /**
   * -log p(x|z*) - log p(z*) - log q(z*|x), of the codes z* that a search finds: what they cost
   * when they are stored, and how far the encoder is from them.
   */
  private BatchLoss ofSearchedCodes(NDArray observations) {
    SearchableLatent<NDArray> latent = searchable();
    LatentPosterior<NDArray> posterior = latent.infer(observations);
    CodeSearch search =
        new CodeSearch(config.refinement().rounds(), config.refinement().candidates());
    float[] prices =
        latent
            .steering()
            .map(FeatureSteering::trainingPrices)
            .orElseGet(() -> new float[latent.width()]);
    float[][] found = model.search(latent, observations, posterior, search, prices);
    NDArray codes = Rows.toArray(model.workspace().manager(), found, latent.width());
    NDArray reconstruction = model.logLikelihood(observations, codes).neg();
    NDArray cost = latent.logProbability(codes).neg();
    NDArray stored = reconstruction.add(cost);
    return new BatchLoss(
        stored.sub(posterior.logProbability(codes)),
        stored,
        Optional.of(reconstruction),
        Map.of("features", cost),
        Optional.of(codes.sum(new int[] {1})),
        Optional.empty(),
        latent.steering().map(steering -> codes.mean(new int[] {0})));
  }

  private SearchableLatent<NDArray> searchable() {
    return model
        .searchable()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "training.refinement searches for codes of bits, which the latent "
                        + model.config().latent().name()
                        + " has not: choose the latent subset or bernoulli, or set"
                        + " training.refinement.rounds=0"));
  }
}
