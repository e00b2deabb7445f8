package org.sdlgm.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/** A model whose codes are the observations themselves, so that a test writes the codes down. */
public final class EchoModel implements TrainedModel {
  private final int width;
  private final LatentValues values;
  private final UnaryOperator<float[]> decoder;
  private final List<Integer> encoded = new ArrayList<>();

  /**
   * @param width D and K
   * @param decoder from a code to its reconstruction
   */
  public EchoModel(int width, UnaryOperator<float[]> decoder) {
    this(width, LatentValues.COUNTS, decoder);
  }

  /**
   * @param width D and K
   * @param values what it says of its latents
   * @param decoder from a code to its reconstruction
   */
  public EchoModel(int width, LatentValues values, UnaryOperator<float[]> decoder) {
    this.width = width;
    this.values = values;
    this.decoder = decoder;
  }

  /** How many observations each encoded batch had, in order. */
  public List<Integer> encoded() {
    return encoded;
  }

  @Override
  public ModelDescription description() {
    GenerativeModelConfig config =
        new GenerativeModelConfig(
            ComponentConfig.of("echo"), ComponentConfig.of("mlp"), ComponentConfig.of("gaussian"));
    ObservationShape shape = new ObservationShape(List.of(width), ObservationShape.Values.REAL);
    return new ModelDescription(config, shape, width, width, values, "Java", "cpu", 0);
  }

  @Override
  public String fingerprint() {
    return "ec".repeat(32);
  }

  @Override
  public Posterior posterior(float[][] observations) {
    encoded.add(observations.length);
    return new EchoPosterior(observations);
  }

  /** Minus the greatest value of z, to be easily told in a test. */
  @Override
  public double[] logLikelihood(float[][] observations, float[][] latents) {
    double[] values = new double[latents.length];
    for (int i = 0; i < values.length; i++) {
      for (float value : latents[i]) {
        values[i] = Math.min(values[i], -value);
      }
    }
    return values;
  }

  @Override
  public double[] logPrior(float[][] latents) {
    return new double[latents.length];
  }

  @Override
  public float[][] reconstruct(float[][] latents) {
    return Arrays.stream(latents).map(decoder).toArray(float[][]::new);
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    return new float[count][width];
  }

  @Override
  public void save(Path folder) {
    throw new UnsupportedOperationException("no test saves it");
  }

  @Override
  public void close() {}

  private record EchoPosterior(float[][] latents) implements Posterior {
    @Override
    public int count() {
      return latents.length;
    }

    @Override
    public int width() {
      return latents[0].length;
    }

    @Override
    public float[][] sample(SamplingMode mode, long seed) {
      return latents;
    }

    @Override
    public float[][] mode() {
      return latents;
    }

    @Override
    public Divergence<double[]> divergence() {
      double[] none = new double[latents.length];
      return new Divergence<>(Map.of(), none, none);
    }

    @Override
    public double[] logProbability(float[][] drawn) {
      return new double[drawn.length];
    }

    @Override
    public double[] gateLogits() {
      return new double[0];
    }

    @Override
    public double[] expectedCount() {
      return new double[latents.length];
    }
  }
}
