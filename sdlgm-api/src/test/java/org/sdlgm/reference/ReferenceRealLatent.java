package org.sdlgm.reference;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.SampledDivergence;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.LocationScale;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.RealPosterior;

/** z = m(x) + s(x) ε; the network gives (B, 2 K): K locations, then K logarithms of scales. */
public class ReferenceRealLatent implements Latent<ReferenceTensor> {
  private final LocationScale family;
  private final UnaryOperator<ReferenceTensor> network;
  private final int width;
  private final ReferenceNoise noise;

  /**
   * @param family Gaussian or Cauchy
   * @param network from observations (B, D) to (B, 2 K)
   * @param width K
   * @param noise where uniform variates come from
   */
  public ReferenceRealLatent(
      LocationScale family,
      UnaryOperator<ReferenceTensor> network,
      int width,
      ReferenceNoise noise) {
    this.family = family;
    this.network = network;
    this.width = width;
    this.noise = noise;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int maxFeatures() {
    return width;
  }

  @Override
  public LatentValues values() {
    return LatentValues.REAL;
  }

  @Override
  public LatentPosterior<ReferenceTensor> infer(ReferenceTensor observations) {
    ReferenceTensor output = network.apply(observations);
    ReferenceTensor logScales =
        output
            .columns(width, 2 * width)
            .map(v -> 7 * Math.tanh(v / 7), v -> 1 - Math.tanh(v / 7) * Math.tanh(v / 7));
    return new Inferred(output.columns(0, width), logScales);
  }

  @Override
  public Posterior describe(LatentPosterior<ReferenceTensor> posterior) {
    return new RealPosterior(
        family,
        rows(posterior.parameters().get("locations")),
        rows(posterior.parameters().get("logScales")));
  }

  private float[][] rows(ReferenceTensor matrix) {
    double[] values = matrix.values();
    float[][] rows = new float[matrix.shape()[0]][width];
    for (int i = 0; i < values.length; i++) {
      rows[i / width][i % width] = (float) values[i];
    }
    return rows;
  }

  @Override
  public double[] logPrior(float[][] latents) {
    return Arrays.stream(latents).mapToDouble(this::logPrior).toArray();
  }

  private double logPrior(float[] latent) {
    double log = 0;
    for (float value : latent) {
      log += logStandard(value);
    }
    return log;
  }

  private double logStandard(double z) {
    return switch (family) {
      case GAUSSIAN -> Formulas.logStandardNormal(z);
      case CAUCHY -> Formulas.logStandardCauchy(z);
    };
  }

  private double standardSlope(double z) {
    return switch (family) {
      case GAUSSIAN -> -z;
      case CAUCHY -> -2 * z / (1 + z * z);
    };
  }

  /** By the quantile function; that of the normal by bisection. */
  private double quantile(double uniform) {
    return switch (family) {
      case GAUSSIAN -> {
        double low = -9;
        double high = 9;
        for (int i = 0; i < 40; i++) {
          double middle = (low + high) / 2;
          boolean below = Formulas.normalCdf(middle) < uniform;
          low = below ? middle : low;
          high = below ? high : middle;
        }
        yield low;
      }
      case CAUCHY -> Math.tan(Math.PI * (uniform - 0.5));
    };
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] latents = new float[count][width];
    for (float[] latent : latents) {
      for (int k = 0; k < width; k++) {
        latent[k] = (float) family.draw(random);
      }
    }
    return latents;
  }

  private final class Inferred implements SampledDivergence<ReferenceTensor> {
    private final ReferenceTensor locations;
    private final ReferenceTensor logScales;

    private Inferred(ReferenceTensor locations, ReferenceTensor logScales) {
      this.locations = locations;
      this.logScales = logScales;
    }

    @Override
    public ReferenceTensor sample(SamplingMode mode) {
      ReferenceTensor standard =
          noise.uniform(locations.shape()).map(ReferenceRealLatent.this::quantile, u -> 0);
      return locations.add(logScales.exp().multiply(standard));
    }

    @Override
    public Divergence<ReferenceTensor> divergence() {
      ReferenceTensor squares = locations.multiply(locations);
      ReferenceTensor scales = logScales.exp();
      ReferenceTensor each =
          switch (family) {
            case GAUSSIAN -> scales.multiply(scales).add(squares).add(-1).multiply(0.5);
            case CAUCHY ->
                scales
                    .add(1)
                    .multiply(scales.add(1))
                    .add(squares)
                    .map(v -> Math.log(v / 4), v -> 1 / v);
          };
      ReferenceTensor divergence = each.subtract(logScales).sum(1);
      return new Divergence<>(Map.of("features", divergence), divergence, divergence);
    }

    private ReferenceTensor logDensity(ReferenceTensor standard) {
      return standard.map(
          ReferenceRealLatent.this::logStandard, ReferenceRealLatent.this::standardSlope);
    }

    @Override
    public ReferenceTensor logProbability(ReferenceTensor latents) {
      ReferenceTensor standard = latents.subtract(locations).multiply(logScales.multiply(-1).exp());
      return logDensity(standard).subtract(logScales).sum(1);
    }

    @Override
    public ReferenceTensor logRatio(ReferenceTensor latents) {
      return logProbability(latents).subtract(logDensity(latents).sum(1));
    }

    @Override
    public Map<String, ReferenceTensor> parameters() {
      return Map.of("locations", locations, "logScales", logScales);
    }

    @Override
    public ReferenceTensor expectedCount() {
      double[] counts = new double[locations.shape()[0]];
      Arrays.fill(counts, width);
      return ReferenceTensor.of(counts, counts.length);
    }
  }
}
