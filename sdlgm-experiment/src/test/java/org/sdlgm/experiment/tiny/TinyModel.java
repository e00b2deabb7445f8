package org.sdlgm.experiment.tiny;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.SparsePosterior;
import org.sdlgm.model.SparsePrior;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.storage.Sha256;

/** Bernoulli mixture: one feature in use, whose posterior is exact. */
final class TinyModel implements TrainedModel {
  /** Of the gate: with L0 = 1, an observation without a feature is next to impossible. */
  private static final double RATE = 0.999;

  private final GenerativeModelConfig config;
  private final ObservationShape shape;
  private final double[][] weights;
  private final double[] logFeatures;
  private final DecoderComponent<Table> decoder;
  private final Likelihood<Table> likelihood;

  TinyModel(
      TinyComponents components,
      GenerativeModelConfig config,
      ObservationShape shape,
      double[][] weights,
      double[] logFeatures) {
    this.config = config;
    this.shape = shape;
    this.weights = weights;
    this.logFeatures = logFeatures;
    this.decoder =
        components.decoders().get(config.decoder().name()).create(config.decoder(), weights);
    this.likelihood =
        components
            .likelihoods()
            .get(config.likelihood().name())
            .create(config.likelihood(), weights);
  }

  private SparsePrior prior() {
    return new SparsePrior(SparsePrior.binomial(1, RATE), logFeatures);
  }

  @Override
  public ModelDescription description() {
    return new ModelDescription(
        config,
        shape,
        weights.length,
        1,
        LatentValues.COUNTS,
        "Tiny 1.0",
        "cpu",
        (long) weights.length * weights[0].length);
  }

  @Override
  public String fingerprint() {
    return Sha256.of(text().getBytes(StandardCharsets.UTF_8));
  }

  /** log p(f = k | x) of each row, normalised. */
  double[][] logResponsibilities(float[][] observations) {
    double[][] log = new double[observations.length][weights.length];
    for (int k = 0; k < weights.length; k++) {
      float[][] latents = new float[observations.length][weights.length];
      for (float[] latent : latents) {
        latent[k] = 1;
      }
      double[] likelihoods = logLikelihood(observations, latents);
      for (int i = 0; i < log.length; i++) {
        log[i][k] = logFeatures[k] + likelihoods[i];
      }
    }
    for (double[] row : log) {
      double most = Arrays.stream(row).max().orElseThrow();
      double total = most + Math.log(Arrays.stream(row).map(v -> Math.exp(v - most)).sum());
      Arrays.setAll(row, k -> row[k] - total);
    }
    return log;
  }

  @Override
  public Posterior posterior(float[][] observations) {
    double[] open = new double[observations.length];
    Arrays.fill(open, TinyComponents.logit(RATE));
    float[][] log = new Table(logResponsibilities(observations)).floats();
    float[][] shares = log.clone();
    Arrays.setAll(shares, i -> exp(log[i]));
    return new SparsePosterior(prior(), open, log, seed -> shares);
  }

  private static float[] exp(float[] log) {
    float[] shares = log.clone();
    for (int k = 0; k < shares.length; k++) {
      shares[k] = (float) Math.exp(shares[k]);
    }
    return shares;
  }

  @Override
  public double[] logLikelihood(float[][] observations, float[][] latents) {
    return likelihood
        .logProbability(Table.of(observations), decoder.decode(Table.of(latents)))
        .flat();
  }

  @Override
  public double[] logPrior(float[][] latents) {
    return Arrays.stream(latents).mapToDouble(prior()::logProbability).toArray();
  }

  @Override
  public float[][] reconstruct(float[][] latents) {
    return likelihood.mean(decoder.decode(Table.of(latents))).floats();
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][];
    Arrays.setAll(rows, i -> prior().sample(random));
    return rows;
  }

  private String text() {
    return Arrays.stream(weights).map(Arrays::toString).collect(Collectors.joining("\n"));
  }

  @Override
  public void save(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("tiny.txt"), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
