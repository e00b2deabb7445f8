package org.sdlgm.cli.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.BackendConfig.Device;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.config.OptimizerConfig.Schedule;
import org.sdlgm.config.RefinementConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.datasets.generated.MultilabelLoader;
import org.sdlgm.datasets.generated.MultilabelOptions;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.djl.storage.Tensor;
import org.sdlgm.djl.storage.TensorFile;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingTask;

/**
 * Models of labels, trained on the dataset {@code multilabel}, find the conditional model that it
 * was drawn from: x ~ N(y A + u B, σ²). It is small and noisy here, so that Bayes' rule can be
 * applied by counting, and so that labels are uncertain.
 */
class GeneratedLabelsTest {
  private static final int ATTRIBUTES = 3;
  private static final int LABELS = 3;
  private static final int MAX_LABELS = 2;
  private static final int HIDDEN = 2;
  private static final double RATE = 0.5;
  private static final double NOISE = 0.7;
  private static final int TRAINING = 20_000;
  private static final int TEST = 500;
  private static final int ITERATIONS = 800;

  private static final MultilabelOptions OPTIONS =
      new MultilabelOptions(
          ATTRIBUTES, LABELS, MAX_LABELS, RATE, HIDDEN, 1, NOISE, TRAINING, TEST, 4);
  private static final float[][] DIRECTIONS = MultilabelLoader.directions(OPTIONS);

  private static final Dataset DATA =
      new MultilabelLoader()
          .load(
              ComponentConfig.of("multilabel", OPTIONS),
              new DataLocation(Optional.empty(), Path.of("nowhere"), true));

  private static final int EXPECTED = 0;
  private static final int PROBABILITY = 1;

  private static final String NETWORK = "network: {hidden: [16], dropout: 0, initialScale: 1}";
  private static final String BAG =
      "sparsity: {name: bernoulli, %s}, features: {name: categorical, %s}"
          .formatted(NETWORK, NETWORK);

  private static Backend backend;

  @TempDir private Path folder;

  /**
   * What an observation may have been drawn from.
   *
   * @param prior its probability
   * @param labels how often it has each label
   * @param mean y A + u B
   */
  private record Cause(double prior, int[] labels, double[] mean) {
    /** This one with a slot more, in which there is a row of the directions, or none (-1). */
    Cause with(double probability, int row) {
      int[] counts = labels.clone();
      double[] sum = mean.clone();
      if (row >= 0) {
        Arrays.setAll(sum, d -> sum[d] + DIRECTIONS[row][d]);
      }
      if (row >= 0 && row < LABELS) {
        counts[row]++;
      }
      return new Cause(prior * probability, counts, sum);
    }

    double joint(float[] x) {
      double squares = 0;
      for (int d = 0; d < mean.length; d++) {
        squares += (x[d] - mean[d]) * (x[d] - mean[d]);
      }
      return prior * Math.exp(-squares / (2 * NOISE * NOISE));
    }
  }

  /** The three slots: two of labels, one of hidden features. */
  private static List<Cause> causes() {
    List<Cause> causes = List.of(new Cause(1, new int[LABELS], new double[ATTRIBUTES]));
    for (int slot = 0; slot < MAX_LABELS; slot++) {
      causes = withSlot(causes, 0, LABELS);
    }
    return withSlot(causes, LABELS, LABELS + HIDDEN);
  }

  private static List<Cause> withSlot(List<Cause> causes, int from, int to) {
    List<Cause> longer = new ArrayList<>();
    for (Cause cause : causes) {
      longer.add(cause.with(1 - RATE, -1));
      for (int row = from; row < to; row++) {
        longer.add(cause.with(RATE / (to - from), row));
      }
    }
    return longer;
  }

  /** What the generating model says of an observation: E[y_k|x], then P(y_k >= 1|x). */
  private static double[][] truth(float[] x) {
    double[][] sums = new double[2][LABELS];
    double all = 0;
    for (Cause cause : causes()) {
      double joint = cause.joint(x);
      all += joint;
      for (int label = 0; label < LABELS; label++) {
        sums[EXPECTED][label] += joint * cause.labels[label];
        sums[PROBABILITY][label] += cause.labels[label] > 0 ? joint : 0;
      }
    }
    for (double[] row : sums) {
      double whole = all;
      Arrays.setAll(row, label -> row[label] / whole);
    }
    return sums;
  }

  @BeforeAll
  static void open() {
    backend = Framework.load(List.of()).open(new BackendConfig("PyTorch", Device.CPU, 1));
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  /** What a model, trained on the data, is used for. */
  private <T> T trained(String labels, Function<TrainedTagger, T> use) {
    TrainingConfig training =
        new TrainingConfig(
            ITERATIONS,
            200,
            ComponentConfig.of("pathwise"),
            SamplingMode.RELAXED,
            DivergenceWeighting.FULL,
            0,
            RefinementConfig.NONE,
            new OptimizerConfig(0.03, Schedule.COSINE, 0, 0.9, 0.999, 1e-8, 0, 0, 1),
            ITERATIONS,
            0);
    LabelModelConfig model =
        ConfigText.overlay(
            new LabelModelConfig(ComponentConfig.of("logistic")), "labels: " + labels, "the test");
    TrainingTask task =
        new TrainingTask(model, training, 1, DATA, Optional.of(folder), TrainingListener.NONE);
    try (TrainedTagger tagger = backend.train(task).model().tagger()) {
      return use.apply(tagger);
    }
  }

  private Tensor decoder(TrainedTagger tagger) {
    Path model = folder.resolve("model");
    tagger.save(model);
    return TensorFile.read(model.resolve("model.safetensors"))
        .tensors()
        .get("labels/decoder/0/weight");
  }

  /** The mean distance of predictions from the truth on test data. */
  private static double distance(double[][] predicted, float[][] rows, int which) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double[] truth = truth(rows[i])[which];
      for (int label = 0; label < LABELS; label++) {
        sum += Math.abs(predicted[i][label] - truth[label]);
      }
    }
    return sum / (rows.length * LABELS);
  }

  /**
   * SDLGM-Dis is an exponential family in y, so that its likelihood is greatest where its expected
   * counts are the true ones, although a true posterior need not be a bag of independent slots. A
   * network of p = 130 numbers, fitted to n = 20 000 observations, errs by about sqrt(p / n) = 0.08
   * of a count's deviation, which is 0.4 here: 0.03. Twice that is allowed; who knows the prior
   * alone is off by more than 0.2.
   */
  @Test
  void expectedCountsAreThoseOfTheGeneratingModel() {
    float[][] rows = DATA.test().observations().rows(0, TEST);
    double[][] predicted =
        trained(
            "{name: sdlgm-dis, %s}".formatted(BAG),
            tagger -> tagger.predict(rows).counts().orElseThrow().expected());
    assertThat(distance(predicted, rows, EXPECTED)).isLessThan(0.06);
    double[][] prior = new double[TEST][LABELS];
    Arrays.stream(prior).forEach(row -> Arrays.fill(row, MAX_LABELS * RATE / LABELS));
    assertThat(distance(prior, rows, EXPECTED)).isGreaterThan(0.2);
  }

  /** The baseline knows no counts, and may have any P(y_k >= 1|x): so it finds the true one. */
  @Test
  void logisticProbabilitiesAreThoseOfTheGeneratingModel() {
    float[][] rows = DATA.test().observations().rows(0, TEST);
    double[][] predicted =
        trained(
            "{name: logistic, %s}".formatted(NETWORK),
            tagger -> tagger.predict(rows).probabilities());
    assertThat(distance(predicted, rows, PROBABILITY)).isLessThan(0.06);
  }

  /**
   * A linear decoder of the observed labels is a least-squares fit, whose weights are A. What it
   * leaves of an attribute, u B and noise, has a deviation below 1.4, and a count of 0.53, so that
   * a weight's standard error is below 1.4 / (0.53 sqrt(n)) = 0.019. Five are allowed.
   */
  @Test
  void theDecodersWeightsAreThoseOfTheGeneratingModel() {
    Tensor weight =
        trained(
            "{name: sdlgm-gen, %s, decoder: {name: mlp, network: {hidden: []}}, observedShare: 1}"
                .formatted(BAG),
            this::decoder);
    for (int d = 0; d < ATTRIBUTES; d++) {
      for (int label = 0; label < LABELS; label++) {
        assertThat(weight.values()[d * LABELS + label])
            .as("attribute %d, label %d", d, label)
            .isCloseTo(DIRECTIONS[label][d], Offset.offset(0.1f));
      }
    }
  }
}
