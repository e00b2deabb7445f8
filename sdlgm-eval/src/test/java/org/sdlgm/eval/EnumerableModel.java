package org.sdlgm.eval;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
 * An SDLGM so small that everything about it can be summed up: K = 3, L0 = 2, D = 3 binary values,
 * so 16 ways to fill the slots and 10 bags.
 *
 * <p>Bag probabilities come from going through all ways to fill the slots, not from the binomial
 * and multinomial formulas. A relaxed sample is E[z|x], so that the relaxed bound is a known
 * number.
 */
public final class EnumerableModel implements TrainedModel {
  public static final int WIDTH = 3;
  public static final int SLOTS = 2;
  private static final double PRIOR_RATE = 0.3;
  private static final double[] UNIFORM = {1.0 / 3, 1.0 / 3, 1.0 / 3};
  private static final double[][] DECODER = {{2.0, -1.5, 0.5}, {-1.0, 1.8, 0.3}, {0.4, -0.6, 1.2}};
  private static final double[] BIAS = {-0.4, 0.2, -0.9};

  private final double likelihoodShift;

  /** The model. */
  public EnumerableModel() {
    this(0);
  }

  /**
   * @param likelihoodShift is added to each log p(x|z): moves every bound by as much
   */
  public EnumerableModel(double likelihoodShift) {
    this.likelihoodShift = likelihoodShift;
  }

  /** The bag z, and what the model says about it and an observation. */
  public record Bag(float[] latent, double posterior, double prior, double logLikelihood) {
    /** p(x|z) p(z) / q(z|x). */
    public double weight() {
      return Math.exp(logLikelihood) * prior / posterior;
    }
  }

  /** Everything that the posterior is. */
  public record Parameters(double gate, double[] features) {}

  /** The encoder: any smooth function of x does. */
  public static Parameters encoder(float[] x) {
    double gate = 1 / (1 + Math.exp(-(0.9 * x[0] - 0.6 * x[1] + 0.2)));
    double[] features = {Math.exp(x[0]), Math.exp(0.8 * x[1] - 0.3), Math.exp(1.1 * x[2])};
    double sum = Arrays.stream(features).sum();
    return new Parameters(gate, Arrays.stream(features).map(f -> f / sum).toArray());
  }

  /** All bags, as they are for an observation. */
  public List<Bag> bags(float[] x) {
    Parameters posterior = encoder(x);
    Map<String, Double> prior = distribution(PRIOR_RATE, UNIFORM);
    return distribution(posterior.gate, posterior.features).entrySet().stream()
        .map(
            bag -> {
              float[] latent = latent(bag.getKey());
              return new Bag(
                  latent, bag.getValue(), prior.get(bag.getKey()), logLikelihood(x, latent));
            })
        .toList();
  }

  /** log p(x), by summing over all bags. */
  public double logEvidence(float[] x) {
    return Math.log(
        bags(x).stream().mapToDouble(bag -> bag.prior * Math.exp(bag.logLikelihood)).sum());
  }

  /** log p(x|z) of one observation. */
  public double logLikelihood(float[] x, float[] latent) {
    double sum = likelihoodShift;
    for (int d = 0; d < x.length; d++) {
      double mean = mean(latent, d);
      sum += Math.log(x[d] > 0 ? mean : 1 - mean);
    }
    return sum;
  }

  private static double mean(float[] latent, int d) {
    double logit = BIAS[d];
    for (int k = 0; k < WIDTH; k++) {
      logit += latent[k] * DECODER[k][d];
    }
    return 1 / (1 + Math.exp(-logit));
  }

  /** The probability of each bag, named by its counts, from all ways to fill the slots. */
  private static Map<String, Double> distribution(double gate, double[] features) {
    Map<String, Double> bags = new TreeMap<>();
    for (int first = -1; first < WIDTH; first++) {
      for (int second = -1; second < WIDTH; second++) {
        double probability = slot(gate, features, first) * slot(gate, features, second);
        bags.merge(name(first, second), probability, Double::sum);
      }
    }
    return bags;
  }

  private static double slot(double gate, double[] features, int feature) {
    return feature < 0 ? 1 - gate : gate * features[feature];
  }

  private static String name(int... slots) {
    int[] counts = new int[WIDTH];
    Arrays.stream(slots).filter(feature -> feature >= 0).forEach(feature -> counts[feature]++);
    return counts[0] + "" + counts[1] + counts[2];
  }

  private static float[] latent(String name) {
    float[] latent = new float[WIDTH];
    IntStream.range(0, WIDTH).forEach(k -> latent[k] = name.charAt(k) - '0');
    return latent;
  }

  private static String name(float[] latent) {
    return (int) latent[0] + "" + (int) latent[1] + (int) latent[2];
  }

  @Override
  public ModelDescription description() {
    GenerativeModelConfig config =
        new GenerativeModelConfig(
            ComponentConfig.of("sdlgm"),
            ComponentConfig.of("mlp"),
            ComponentConfig.of("bernoulli"));
    ObservationShape shape = new ObservationShape(List.of(3), ObservationShape.Values.BINARY);
    return new ModelDescription(
        config, shape, WIDTH, SLOTS, LatentValues.COUNTS, "Java", "cpu", 12);
  }

  @Override
  public String fingerprint() {
    return "tiny";
  }

  @Override
  public Posterior posterior(float[][] observations) {
    return new EnumerablePosterior(
        Arrays.stream(observations).map(EnumerableModel::encoder).toList());
  }

  @Override
  public double[] logLikelihood(float[][] observations, float[][] latents) {
    return IntStream.range(0, latents.length)
        .mapToDouble(i -> logLikelihood(observations[i], latents[i]))
        .toArray();
  }

  @Override
  public double[] logPrior(float[][] latents) {
    Map<String, Double> prior = distribution(PRIOR_RATE, UNIFORM);
    return Arrays.stream(latents).mapToDouble(z -> Math.log(prior.get(name(z)))).toArray();
  }

  @Override
  public float[][] reconstruct(float[][] latents) {
    float[][] means = new float[latents.length][3];
    for (int i = 0; i < latents.length; i++) {
      for (int d = 0; d < 3; d++) {
        means[i][d] = (float) mean(latents[i], d);
      }
    }
    return means;
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count)
        .mapToObj(i -> draw(new Parameters(PRIOR_RATE, UNIFORM), random))
        .toArray(float[][]::new);
  }

  @Override
  public void save(Path folder) {
    throw new UnsupportedOperationException("no test saves it");
  }

  @Override
  public void close() {}

  private static float[] draw(Parameters parameters, SplittableRandom random) {
    float[] latent = new float[WIDTH];
    for (int slot = 0; slot < SLOTS; slot++) {
      double uniform = random.nextDouble();
      if (random.nextDouble() < parameters.gate) {
        int feature = 0;
        while (feature < WIDTH - 1 && uniform >= parameters.features[feature]) {
          uniform -= parameters.features[feature++];
        }
        latent[feature]++;
      }
    }
    return latent;
  }

  private record EnumerablePosterior(List<Parameters> rows) implements Posterior {
    @Override
    public int count() {
      return rows.size();
    }

    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public float[][] sample(SamplingMode mode, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      return rows.stream()
          .map(row -> mode == SamplingMode.RELAXED ? expectation(row) : draw(row, random))
          .toArray(float[][]::new);
    }

    private static float[] expectation(Parameters row) {
      float[] latent = new float[WIDTH];
      for (int k = 0; k < WIDTH; k++) {
        latent[k] = (float) (SLOTS * row.gate * row.features[k]);
      }
      return latent;
    }

    @Override
    public float[][] mode() {
      return rows.stream()
          .map(row -> distribution(row.gate, row.features))
          .map(bags -> bags.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow())
          .map(bag -> latent(bag.getKey()))
          .toArray(float[][]::new);
    }

    @Override
    public Divergence<double[]> divergence() {
      double[] gates = rows.stream().mapToDouble(EnumerablePosterior::gates).toArray();
      double[] features = rows.stream().mapToDouble(EnumerablePosterior::features).toArray();
      double[] full = new double[gates.length];
      double[] gated = new double[gates.length];
      for (int i = 0; i < full.length; i++) {
        full[i] = gates[i] + features[i];
        gated[i] = gates[i] + rows.get(i).gate * features[i];
      }
      Map<String, double[]> terms = new LinkedHashMap<>();
      terms.put("gates", gates);
      terms.put("features", features);
      return new Divergence<>(terms, full, gated);
    }

    private static double gates(Parameters row) {
      return SLOTS
          * (row.gate * Math.log(row.gate / PRIOR_RATE)
              + (1 - row.gate) * Math.log((1 - row.gate) / (1 - PRIOR_RATE)));
    }

    private static double features(Parameters row) {
      return SLOTS * Arrays.stream(row.features).map(p -> p * Math.log(3 * p)).sum();
    }

    @Override
    public double[] logProbability(float[][] latents) {
      return IntStream.range(0, latents.length)
          .mapToDouble(
              i ->
                  Math.log(
                      distribution(rows.get(i).gate, rows.get(i).features).get(name(latents[i]))))
          .toArray();
    }

    @Override
    public double[] gateLogits() {
      return rows.stream().mapToDouble(row -> Math.log(row.gate / (1 - row.gate))).toArray();
    }

    @Override
    public double[] expectedCount() {
      return rows.stream().mapToDouble(row -> SLOTS * row.gate).toArray();
    }
  }
}
