package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Divergence;

/**
 * q(y|x) q(u|x) of z = [y ; u]: the labels' part first, (B, C + K).
 *
 * @param labels q(y|x)
 * @param labelCount C
 * @param hidden q(u|x)
 */
record JointPosterior(
    LatentPosterior<NDArray> labels, int labelCount, LatentPosterior<NDArray> hidden)
    implements LatentPosterior<NDArray> {
  @Override
  public NDArray sample(SamplingMode mode) {
    return labels.sample(mode).concat(hidden.sample(mode), 1);
  }

  @Override
  public Divergence<NDArray> divergence() {
    Divergence<NDArray> ofLabels = labels.divergence();
    Divergence<NDArray> ofHidden = hidden.divergence();
    Map<String, NDArray> terms = new LinkedHashMap<>();
    ofLabels.terms().forEach((name, term) -> terms.put("labels/" + name, term));
    ofHidden.terms().forEach((name, term) -> terms.put("latent/" + name, term));
    return new Divergence<>(
        terms, ofLabels.full().add(ofHidden.full()), ofLabels.gated().add(ofHidden.gated()));
  }

  @Override
  public NDArray logProbability(NDArray latents) {
    return labels
        .logProbability(latents.get(":, 0:" + labelCount))
        .add(hidden.logProbability(latents.get(":, " + labelCount + ":")));
  }

  @Override
  public Map<String, NDArray> parameters() {
    Map<String, NDArray> parameters = new LinkedHashMap<>();
    labels.parameters().forEach((name, value) -> parameters.put("labels/" + name, value));
    hidden.parameters().forEach((name, value) -> parameters.put("latent/" + name, value));
    return parameters;
  }

  @Override
  public NDArray expectedCount() {
    return labels.expectedCount().add(hidden.expectedCount());
  }
}
