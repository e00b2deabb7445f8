package org.sdlgm.cli.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.error.DataException;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.SparsePosterior;
import org.sdlgm.model.SparsePrior;
import org.sdlgm.model.TrainedModel;

/**
 * A feature for each row of a picture: the more ink, the more probable. The picture of a code has
 * its rows filled.
 */
public final class FakeModel implements TrainedModel {
  private static final String FILE = "fake.txt";

  private final GenerativeModelConfig config;
  private final ObservationShape shape;
  private final int width;
  private final SparsePrior prior;

  FakeModel(GenerativeModelConfig config, ObservationShape shape) {
    this.config = config;
    this.shape = shape;
    this.width = shape.dimensions().get(0);
    double[] uniform = new double[width];
    Arrays.fill(uniform, -Math.log(width));
    this.prior = new SparsePrior(SparsePrior.binomial(width, 0.5), uniform);
  }

  static FakeModel load(Path folder, GenerativeModelConfig config) {
    try {
      String[] words = Files.readString(folder.resolve(FILE)).strip().split(" ");
      List<Integer> sides = Stream.of(words).limit(2).map(Integer::valueOf).toList();
      return new FakeModel(
          config.withLatent(
              new ComponentConfig(
                  config.latent().name(), Map.of("width", Integer.valueOf(words[2])))),
          new ObservationShape(sides, ObservationShape.Values.BINARY));
    } catch (IOException e) {
      throw new DataException(folder + " holds no model: train it anew", e);
    }
  }

  @Override
  public ModelDescription description() {
    return new ModelDescription(
        config, shape, width, width, LatentValues.COUNTS, "Fake 1.0", "cpu", width);
  }

  @Override
  public String fingerprint() {
    return "ab".repeat(31) + "%02x".formatted(width);
  }

  @Override
  public Posterior posterior(float[][] observations) {
    double[] logits = new double[observations.length];
    float[][] logFeatures = new float[observations.length][width];
    for (int i = 0; i < observations.length; i++) {
      double total = 0;
      for (int k = 0; k < width; k++) {
        total += 0.1 + ink(observations[i], k);
      }
      for (int k = 0; k < width; k++) {
        logFeatures[i][k] = (float) Math.log((0.1 + ink(observations[i], k)) / total);
      }
    }
    return new SparsePosterior(
        prior, logits, logFeatures, seed -> sampleRows(observations.length, seed));
  }

  private double ink(float[] observation, int row) {
    int length = observation.length / width;
    double ink = 0;
    for (int i = 0; i < length; i++) {
      ink += observation[row * length + i];
    }
    return ink / length;
  }

  private float[][] sampleRows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][];
    Arrays.setAll(rows, i -> prior.sample(random));
    return rows;
  }

  @Override
  public double[] logLikelihood(float[][] observations, float[][] latents) {
    float[][] means = reconstruct(latents);
    double[] log = new double[observations.length];
    for (int i = 0; i < log.length; i++) {
      for (int d = 0; d < means[i].length; d++) {
        log[i] += Math.log(observations[i][d] > 0.5 ? means[i][d] : 1 - means[i][d]);
      }
    }
    return log;
  }

  @Override
  public double[] logPrior(float[][] latents) {
    return Arrays.stream(latents).mapToDouble(prior::logProbability).toArray();
  }

  @Override
  public float[][] reconstruct(float[][] latents) {
    float[][] means = new float[latents.length][shape.size()];
    int length = shape.size() / width;
    for (int i = 0; i < latents.length; i++) {
      for (int d = 0; d < means[i].length; d++) {
        means[i][d] = latents[i][d / length] > 0 ? 0.9f : 0.1f;
      }
    }
    return means;
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    return sampleRows(count, seed);
  }

  @Override
  public void save(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(FILE),
          "%d %d %s"
              .formatted(
                  shape.dimensions().get(0),
                  shape.dimensions().get(1),
                  config.latent().options().get("width")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {}
}
