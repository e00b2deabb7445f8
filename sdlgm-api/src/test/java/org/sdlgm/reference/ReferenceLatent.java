package org.sdlgm.reference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.SparsePosterior;
import org.sdlgm.model.SparsePrior;

/** z = Σ_j w_j f_j, the sum of L0 gated features ([SDLGM] eq. 3). */
public class ReferenceLatent implements Latent<ReferenceTensor> {
  private final SparsityComponent<ReferenceTensor> sparsity;
  private final FeatureComponent<ReferenceTensor> features;
  private final ReferenceNoise noise;
  private final int slots;
  private final SparsePrior prior;

  /**
   * @param sparsity the gates
   * @param features the features
   * @param noise that both draw from
   */
  public ReferenceLatent(
      SparsityComponent<ReferenceTensor> sparsity,
      FeatureComponent<ReferenceTensor> features,
      ReferenceNoise noise) {
    this.sparsity = sparsity;
    this.features = features;
    this.noise = noise;
    this.slots = sparsity.logCountPrior().length - 1;
    this.prior = new SparsePrior(sparsity.logCountPrior(), features.logPrior());
  }

  @Override
  public int width() {
    return prior.width();
  }

  @Override
  public int maxFeatures() {
    return slots;
  }

  @Override
  public LatentPosterior<ReferenceTensor> infer(ReferenceTensor observations) {
    return new Inferred(sparsity.logits(observations), features.logProbabilities(observations));
  }

  @Override
  public Posterior describe(LatentPosterior<ReferenceTensor> posterior) {
    double[] gates = posterior.parameters().get("gates").values();
    double[] logits = new double[gates.length / 2];
    Arrays.setAll(logits, i -> gates[2 * i + 1] - gates[2 * i]);
    return new SparsePosterior(
        prior,
        logits,
        rows(posterior.parameters().get("features")),
        seed -> {
          noise.reseed(seed, 0);
          return rows(posterior.sample(SamplingMode.RELAXED));
        });
  }

  private static float[][] rows(ReferenceTensor matrix) {
    double[] values = matrix.values();
    float[][] rows = new float[matrix.shape()[0]][matrix.shape()[1]];
    for (int i = 0; i < values.length; i++) {
      rows[i / rows[0].length][i % rows[0].length] = (float) values[i];
    }
    return rows;
  }

  @Override
  public double[] logPrior(float[][] latents) {
    return Arrays.stream(latents).mapToDouble(prior::logProbability).toArray();
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] latents = new float[count][];
    Arrays.setAll(latents, i -> prior.sample(random));
    return latents;
  }

  private final class Inferred implements LatentPosterior<ReferenceTensor> {
    private final ReferenceTensor gates;
    private final ReferenceTensor logFeatures;

    private Inferred(ReferenceTensor gates, ReferenceTensor logFeatures) {
      this.gates = gates;
      this.logFeatures = logFeatures;
    }

    private ReferenceTensor logGates() {
      return gates.logSoftmax();
    }

    @Override
    public ReferenceTensor sample(SamplingMode mode) {
      ReferenceTensor w = sparsity.sample(gates, mode);
      ReferenceTensor f = features.sample(logFeatures, slots, mode);
      return w.reshape(w.shape()[0], slots, 1).multiply(f).sum(1);
    }

    @Override
    public Divergence<ReferenceTensor> divergence() {
      ReferenceTensor gateTerm = sparsity.divergence(gates);
      ReferenceTensor featureTerm = features.divergence(logFeatures, slots);
      Map<String, ReferenceTensor> terms = new LinkedHashMap<>();
      terms.put("gates", gateTerm);
      terms.put("features", featureTerm);
      ReferenceTensor gamma = logGates().exp().columns(1, 2).sum(1);
      return new Divergence<>(
          terms, gateTerm.add(featureTerm), gateTerm.add(gamma.multiply(featureTerm)));
    }

    @Override
    public ReferenceTensor logProbability(ReferenceTensor latents) {
      ReferenceTensor z = latents.stopGradient();
      ReferenceTensor count = z.sum(1);
      ReferenceTensor closed = logGates().columns(0, 1).sum(1);
      ReferenceTensor open = logGates().columns(1, 2).sum(1);
      return count
          .multiply(open)
          .add(count.multiply(-1).add(slots).multiply(closed))
          .add(z.multiply(logFeatures).sum(1));
    }

    @Override
    public Map<String, ReferenceTensor> parameters() {
      Map<String, ReferenceTensor> parameters = new LinkedHashMap<>();
      parameters.put("gates", gates);
      parameters.put("features", logFeatures);
      return parameters;
    }

    @Override
    public ReferenceTensor expectedCount() {
      return logGates().exp().columns(1, 2).sum(1).multiply(slots);
    }
  }
}
