package org.sdlgm.djl.model;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Optional;
import org.sdlgm.component.SearchableLatent;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.model.CodeSearch;
import org.sdlgm.model.FeaturePrior;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/** A model's face to users: plain arrays in and out, native memory freed within each call. */
final class DjlTrainedModel extends DjlTrained<DjlModel> implements TrainedModel {
  /**
   * @param model is closed with this
   */
  DjlTrainedModel(DjlModel model) {
    super(model);
  }

  @Override
  public ModelDescription description() {
    return compute(model()::description);
  }

  @Override
  public Posterior posterior(float[][] observations) {
    return compute(
        () -> model().latent().describe(model().latent().infer(observationArray(observations))));
  }

  @Override
  public float[][] search(float[][] observations, CodeSearch search) {
    return model()
        .searchable()
        .map(latent -> compute(() -> search(latent, observationArray(observations), search)))
        .orElseGet(() -> TrainedModel.super.search(observations, search));
  }

  private float[][] search(
      SearchableLatent<NDArray> latent, NDArray observations, CodeSearch search) {
    float[] prices = new float[latent.width()];
    latent.steering().ifPresent(own -> Arrays.fill(prices, (float) own.price()));
    return model().search(latent, observations, latent.infer(observations), search, prices);
  }

  @Override
  public double[] logLikelihood(float[][] observations, float[][] latents) {
    return compute(
        () ->
            Rows.doubles(
                model().logLikelihood(observationArray(observations), latentArray(latents))));
  }

  @Override
  public double[] logPrior(float[][] latents) {
    return compute(() -> model().latent().logPrior(latents));
  }

  @Override
  public Optional<FeaturePrior> featurePrior() {
    return compute(() -> model().latent().featurePrior());
  }

  @Override
  public float[][] reconstruct(float[][] latents) {
    return compute(() -> Rows.fromArray(model().mean(latentArray(latents))));
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    return compute(() -> model().latent().samplePrior(count, seed));
  }

  private NDArray latentArray(float[][] rows) {
    return array(rows, model().latent().width());
  }
}
