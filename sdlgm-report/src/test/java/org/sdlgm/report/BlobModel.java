package org.sdlgm.report;

import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/**
 * A model that needs no engine and no training: each feature is a soft blob at its own place, and a
 * code is found greedily.
 */
final class BlobModel implements TrainedModel {
  private static final double PRIOR_RATE = 0.5;

  private final ModelDescription description;
  private final float[][] blobs;
  private final boolean bags;
  private int largestBatch;

  private BlobModel(ObservationShape shape, int width, int maxFeatures, boolean bags) {
    this.bags = bags;
    this.blobs = blobs(shape, width);
    ComponentConfig latent =
        new ComponentConfig(
            "sparse",
            Map.of(
                "width", width, "sparsity", Map.of("name", "bernoulli", "priorRate", PRIOR_RATE)));
    this.description =
        new ModelDescription(
            new GenerativeModelConfig(
                latent, ComponentConfig.of("mlp"), ComponentConfig.of("bernoulli")),
            shape,
            width,
            maxFeatures,
            bags ? LatentValues.COUNTS : LatentValues.REAL,
            "Blobs 1.0",
            "cpu",
            1_897_226);
  }

  /** A model whose latents are bags of features. */
  static BlobModel of(ObservationShape shape, int width, int maxFeatures) {
    return new BlobModel(shape, width, maxFeatures, true);
  }

  /** A model whose latents are any numbers, as a Gaussian's are. */
  static BlobModel continuous(ObservationShape shape, int width) {
    return new BlobModel(shape, width, width, false);
  }

  /** The most rows that any call has had. */
  int largestBatch() {
    return largestBatch;
  }

  private static float[][] blobs(ObservationShape shape, int width) {
    int height = shape.isImage() ? shape.dimensions().get(0) : 1;
    int channels = shape.dimensions().size() == 3 ? shape.dimensions().get(2) : 1;
    int across = shape.size() / height / channels;
    int rows = height == 1 ? 1 : (int) Math.sqrt(width);
    int columns = Math.max(1, width / rows);
    double spread = Math.max(0.6, 0.75 * across / columns);
    float[][] blobs = new float[width][shape.size()];
    for (int k = 0; k < rows * columns; k++) {
      int row = k / columns;
      double middleY = (row + 0.5) * height / rows - 0.5;
      double middleX = (k % columns + 0.5) * across / columns - 0.5;
      for (int d = 0; d < shape.size(); d++) {
        int pixel = d / channels;
        int line = pixel / across;
        double y = line - middleY;
        double x = pixel % across - middleX;
        double tone = channels == 1 ? 1 : 0.4 + 0.6 * ((k + d % channels) % 3) / 2;
        blobs[k][d] = (float) (tone * Math.exp(-(x * x + y * y) / (2 * spread * spread)));
      }
    }
    return blobs;
  }

  @Override
  public ModelDescription description() {
    return description;
  }

  @Override
  public String fingerprint() {
    return "00".repeat(32);
  }

  @Override
  public Posterior posterior(float[][] observations) {
    largestBatch = Math.max(largestBatch, observations.length);
    float[][] codes = new float[observations.length][];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = code(observations[i]);
    }
    return new BlobPosterior(codes, description.maxFeatures(), bags);
  }

  /** Takes the blob that explains most of what is left, until nothing helps. */
  private float[] code(float[] observation) {
    float[] code = new float[blobs.length];
    float[] rest = observation.clone();
    for (int slot = 0; slot < description.maxFeatures(); slot++) {
      int best = -1;
      double most = 0.35;
      for (int k = 0; k < blobs.length; k++) {
        double match = 0;
        double norm = 1e-9;
        for (int d = 0; d < rest.length; d++) {
          match += rest[d] * blobs[k][d];
          norm += blobs[k][d] * blobs[k][d];
        }
        if (match / norm > most) {
          most = match / norm;
          best = k;
        }
      }
      if (best < 0) {
        break;
      }
      code[best]++;
      for (int d = 0; d < rest.length; d++) {
        rest[d] -= 0.8f * blobs[best][d];
      }
    }
    return code;
  }

  @Override
  public double[] logLikelihood(float[][] observations, float[][] latents) {
    return new double[observations.length];
  }

  @Override
  public double[] logPrior(float[][] latents) {
    return new double[latents.length];
  }

  @Override
  public float[][] reconstruct(float[][] latents) {
    largestBatch = Math.max(largestBatch, latents.length);
    float[][] means = new float[latents.length][description.shape().size()];
    for (int i = 0; i < latents.length; i++) {
      for (int k = 0; k < blobs.length; k++) {
        for (int d = 0; latents[i][k] != 0 && d < means[i].length; d++) {
          means[i][d] += latents[i][k] * blobs[k][d];
        }
      }
      for (int d = 0; d < means[i].length; d++) {
        means[i][d] = Math.min(1, means[i][d]);
      }
    }
    return means;
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    float[][] latents = new float[count][blobs.length];
    SplittableRandom random = new SplittableRandom(seed);
    for (float[] latent : latents) {
      for (int slot = 0; slot < description.maxFeatures(); slot++) {
        if (random.nextDouble() < PRIOR_RATE) {
          latent[random.nextInt(blobs.length)] += bags ? 1 : 0.3f;
        }
      }
    }
    return latents;
  }

  @Override
  public void save(Path folder) {
    throw new AssertionError("a report saves no model, and not to " + folder);
  }

  @Override
  public void close() {}

  private record BlobPosterior(float[][] codes, int slots, boolean bags) implements Posterior {
    @Override
    public int count() {
      return codes.length;
    }

    @Override
    public int width() {
      return codes[0].length;
    }

    /** Drops and doubles features at random; softens them where asked to. */
    @Override
    public float[][] sample(SamplingMode mode, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[][] sample = mode();
      for (float[] code : sample) {
        int used = size(code);
        for (int k = 0; k < code.length; k++) {
          if (mode == SamplingMode.RELAXED) {
            code[k] *= (float) (0.6 + 0.5 * random.nextDouble());
          } else if (code[k] > 0) {
            double draw = random.nextDouble();
            code[k] += draw < 0.25 ? -1 : draw > 0.75 && used < slots ? 1 : 0;
            used += draw > 0.75 ? 1 : 0;
          }
        }
      }
      return sample;
    }

    @Override
    public float[][] mode() {
      float[][] copy = new float[codes.length][];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = codes[i].clone();
        for (int k = 0; !bags && k < copy[i].length; k++) {
          copy[i][k] -= 0.1f;
        }
      }
      return copy;
    }

    private static int size(float[] code) {
      float size = 0;
      for (float count : code) {
        size += count;
      }
      return Math.round(size);
    }

    @Override
    public Divergence<double[]> divergence() {
      double[] zeros = new double[count()];
      return new Divergence<>(Map.of("gates", zeros, "features", zeros), zeros, zeros);
    }

    @Override
    public double[] logProbability(float[][] latents) {
      return new double[latents.length];
    }

    @Override
    public double[] gateLogits() {
      double[] logits = new double[bags ? codes.length : 0];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = Math.log((size(codes[i]) + 0.5) / (slots - size(codes[i]) + 0.5));
      }
      return logits;
    }

    @Override
    public double[] expectedCount() {
      double[] counts = new double[codes.length];
      for (int i = 0; i < counts.length; i++) {
        counts[i] = size(codes[i]);
      }
      return counts;
    }
  }
}
