package org.sdlgm.djl.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.backend.Backend;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.config.OptimizerConfig;
import org.sdlgm.config.OptimizerConfig.Schedule;
import org.sdlgm.config.RefinementConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.data.Observations;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.LabelCounts;
import org.sdlgm.model.TrainedTagger;
import org.sdlgm.random.Draws;
import org.sdlgm.reference.Formulas;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingTask;

/** SDLGM-Dis finds the model that labels were drawn from, and fits what can be fitted. */
class LabelRecoveryTest {
  private static final int MAX_LABELS = 4;
  private static final double[] GATE_WEIGHTS = {1, -0.5};
  private static final double GATE_BIAS = -0.3;
  private static final double[][] LABEL_WEIGHTS = {{1, 0}, {-0.5, 0.8}, {0, -1}};

  @TempDir Path folder;

  private record Points(float[][] values) implements Observations {
    @Override
    public int count() {
      return values.length;
    }

    @Override
    public int width() {
      return values[0].length;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      System.arraycopy(values[index], 0, destination, offset, width());
    }
  }

  private static Dataset dataset(float[][] x, int[][] y) {
    return dataset(IntStream.range(0, y[0].length).mapToObj(k -> "label " + k).toList(), x, y);
  }

  private static Dataset dataset(List<String> names, float[][] x, int[][] y) {
    DataPart part = new DataPart(new Points(x), Optional.of(Labels.ofCounts(names, y)));
    return new Dataset(
        "drawn", new ObservationShape(List.of(x[0].length), Values.REAL), part, part, Map.of());
  }

  private static double gate(float[] x) {
    return Formulas.sigmoid(GATE_BIAS + GATE_WEIGHTS[0] * x[0] + GATE_WEIGHTS[1] * x[1]);
  }

  private static double[] logLabels(float[] x) {
    double[] scores = new double[LABEL_WEIGHTS.length];
    Arrays.setAll(scores, k -> LABEL_WEIGHTS[k][0] * x[0] + LABEL_WEIGHTS[k][1] * x[1]);
    return Formulas.logSoftmax(scores);
  }

  private static Dataset drawn(int count) {
    float[][] x = new float[count][2];
    int[][] y = new int[count][LABEL_WEIGHTS.length];
    for (int i = 0; i < count; i++) {
      long key = Draws.key(3, i);
      x[i][0] = (float) Draws.normal(key, 0);
      x[i][1] = (float) Draws.normal(key, 1);
      long slots = Draws.key(key, 1);
      for (int j = 0; j < MAX_LABELS; j++) {
        if (Draws.uniform(slots, 2L * j) < gate(x[i])) {
          y[i][label(Draws.uniform(slots, 2L * j + 1), logLabels(x[i]))]++;
        }
      }
    }
    return dataset(x, y);
  }

  private static int label(double uniform, double[] logs) {
    double cumulative = 0;
    for (int k = 0; k < logs.length - 1; k++) {
      cumulative += Math.exp(logs[k]);
      if (uniform < cumulative) {
        return k;
      }
    }
    return logs.length - 1;
  }

  private TrainedTagger train(Dataset data, String options, int iterations, int batch) {
    return train(data, "sdlgm-dis", options, iterations, batch);
  }

  private TrainedTagger train(
      Dataset data, String name, String options, int iterations, int batch) {
    TrainingConfig training =
        new TrainingConfig(
            iterations,
            batch,
            ComponentConfig.of("pathwise"),
            SamplingMode.RELAXED,
            DivergenceWeighting.FULL,
            0,
            RefinementConfig.NONE,
            new OptimizerConfig(0.05, Schedule.COSINE, 0, 0.9, 0.999, 1e-8, 0, 0, 1),
            iterations,
            0);
    LabelModelConfig model =
        new LabelModelConfig(new ComponentConfig(name, ConfigText.parse(options, "options")));
    try (Backend backend = EngineUnderTest.PYTORCH.open()) {
      return backend
          .train(
              new TrainingTask(
                  model, training, 1, data, Optional.of(folder), TrainingListener.NONE))
          .model()
          .tagger();
    }
  }

  private static String networks(String network) {
    return "sparsity: {name: bernoulli, network: %s}\nfeatures: {name: categorical, network: %s}"
        .formatted(network, network);
  }

  /**
   * The gate's logit and the differences of the labels' log probabilities, at 0 and at the unit
   * vectors. Of n = 4000 observations, the gates' weights have an information of n L0 E[γ(1 -
   * γ)x²], at least 4000 · 4 · 0.15, so a standard error of at most 0.021, and 0.03 for the sum of
   * two; a label has n E[L] π(1 - π), at least 4000 · 1.6 · 0.1, so 0.04, and 0.08 for differences
   * of sums. Five of each are allowed.
   */
  @Test
  void recoversTheParametersOfTheModelThatLabelsWereDrawnFrom() {
    float[][] probes = {{0, 0}, {1, 0}, {0, 1}};
    try (TrainedTagger tagger =
        train(drawn(4000), "maxFeatures: 4\n" + networks("{hidden: []}"), 600, 500)) {
      LabelCounts counts = tagger.predict(probes).counts().orElseThrow();
      for (int i = 0; i < probes.length; i++) {
        double gate = Arrays.stream(counts.expected()[i]).sum() / MAX_LABELS;
        assertThat(Math.log(gate / (1 - gate)))
            .as("gate logit at probe %d", i)
            .isCloseTo(Math.log(gate(probes[i]) / (1 - gate(probes[i]))), Offset.offset(5 * 0.03));
        double[] truth = logLabels(probes[i]);
        for (int k = 1; k < truth.length; k++) {
          assertThat(Math.log(counts.expected()[i][k] / counts.expected()[i][0]))
              .as("label %d against label 0 at probe %d", k, i)
              .isCloseTo(truth[k] - truth[0], Offset.offset(5 * 0.08));
        }
      }
    }
  }

  /** The best that can be said of a bag y is γ = |y| / L0 and π = y / |y|. */
  @Test
  void fitsATinySetAsWellAsItCanBeFitted() {
    int[][] y = {{1, 0, 0}, {2, 0, 1}, {0, 0, 0}, {0, 3, 0}, {1, 1, 1}, {0, 1, 0}};
    float[][] x = new float[y.length][y.length];
    double floor = 0;
    for (int i = 0; i < y.length; i++) {
      x[i][i] = 1;
      int size = Arrays.stream(y[i]).sum();
      // Short of 0 and 1, whose logarithms times 0 are no numbers.
      double rate = Math.min(1 - 1e-9, Math.max(1e-9, size / 3.0));
      double[] logs =
          Arrays.stream(y[i])
              .mapToDouble(count -> Math.log((count + 1e-9) / (size + 3e-9)))
              .toArray();
      floor -= Formulas.logBinomial(size, 3, rate) + Formulas.logMultinomial(y[i], logs);
    }
    Dataset data = dataset(x, y);
    try (TrainedTagger tagger = train(data, networks("{hidden: [16], dropout: 0}"), 400, 6)) {
      double[] loss = tagger.labelLoss(x, data.training().labels().orElseThrow());
      assertThat(Arrays.stream(loss).sum()).isCloseTo(floor, Offset.offset(0.05));
      assertThat(tagger.predict(x).counts().orElseThrow().bags()[3]).containsExactly(0, 3, 0);
      assertThat(tagger.description().labels().largestBag()).isEqualTo(3);
    }
  }

  /** Beside the labels, in SDLGM-Con. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "latent: {name: subset, width: 4, maxFeatures: 2} | prior to bernoulli",
        "{latent: {name: gaussian, width: 2}, decoder: noisy-or} | decoder noisy-or",
      })
  void aHiddenCodeThatDoesNotFitIsRefusedInOneLine(String options, String part) {
    Dataset data = dataset(new float[3][2], new int[][] {{1, 0}, {1, 1}, {0, 1}});
    assertThatThrownBy(() -> train(data, "sdlgm-con", options, 1, 2).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n");
  }

  /** Not when the model is saved, after all the work. */
  @Test
  void namesThatAModelFileCannotHoldAreRefusedAtTheStart() {
    List<String> names = List.of("a", "b".repeat(1 << 20));
    Dataset data = dataset(names, new float[2][2], new int[][] {{1, 0}, {0, 1}});
    assertThatThrownBy(() -> train(data, "maxFeatures: 2", 1, 2).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("shorter names");
  }

  @Test
  void namesTheObservationThatHasMoreLabelsThanTheModelCanGive() {
    Dataset data = dataset(new float[3][2], new int[][] {{1, 0}, {2, 1}, {0, 1}});
    assertThatThrownBy(() -> train(data, "maxFeatures: 2", 1, 2).close())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("maxFeatures is 2")
        .hasMessageContaining("observation 1 ")
        .hasMessageContaining("3 labels");
  }
}
