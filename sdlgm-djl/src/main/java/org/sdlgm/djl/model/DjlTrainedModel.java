package org.sdlgm.djl.model;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.model.FeaturePrior;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/** A model's face to users: plain arrays in and out, native memory freed within each call. */
public final class DjlTrainedModel implements TrainedModel {
  private final DjlModel model;

  /**
   * @param model is closed with this
   */
  public DjlTrainedModel(DjlModel model) {
    this.model = model;
  }

  @Override
  public ModelDescription description() {
    return model.description();
  }

  @Override
  public String fingerprint() {
    return ModelFile.content(model).digest();
  }

  @Override
  public Map<String, String> companions() {
    return model.workspace().companions();
  }

  @Override
  public Posterior posterior(float[][] observations) {
    return Scoped.compute(
        () -> model.latent().describe(model.latent().infer(observationArray(observations))));
  }

  @Override
  public double[] logLikelihood(float[][] observations, float[][] latents) {
    return Scoped.compute(
        () ->
            Rows.doubles(
                model.logLikelihood(observationArray(observations), latentArray(latents))));
  }

  @Override
  public double[] logPrior(float[][] latents) {
    return Scoped.compute(() -> model.latent().logPrior(latents));
  }

  @Override
  public Optional<FeaturePrior> featurePrior() {
    return Scoped.compute(() -> model.latent().featurePrior());
  }

  @Override
  public float[][] reconstruct(float[][] latents) {
    return Scoped.compute(() -> Rows.fromArray(model.mean(latentArray(latents))));
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    return Scoped.compute(() -> model.latent().samplePrior(count, seed));
  }

  @Override
  public void save(Path folder) {
    ModelFile.save(model, folder);
  }

  private NDArray observationArray(float[][] rows) {
    return Rows.toArray(model.workspace().manager(), rows, model.workspace().shape().size());
  }

  private NDArray latentArray(float[][] rows) {
    return Rows.toArray(model.workspace().manager(), rows, model.latent().width());
  }

  @Override
  public void close() {
    model.close();
  }
}
